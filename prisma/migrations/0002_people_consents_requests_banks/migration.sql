-- Searching for a name that is typed with an error; trusted on PostgreSQL 13 and later, so no superuser is needed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "RoleEnd" AS ENUM ('REVOKED', 'LEFT', 'MOVED', 'REPLACED');

-- CreateEnum
CREATE TYPE "CampaignOutcome" AS ENUM ('SENT', 'UNCHANGED', 'NOT_NEEDED');

-- CreateEnum
CREATE TYPE "ListingKind" AS ENUM ('MENTOR', 'MENTEE');

-- CreateEnum
CREATE TYPE "DownloadState" AS ENUM ('OWED', 'DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "NoticeLevel" AS ENUM ('SELDOM', 'OFF');

-- CreateEnum
CREATE TYPE "DestructionReason" AS ENUM ('WITHDRAWN', 'REQUESTED', 'LEFT', 'RETENTION');

-- AlterEnum
ALTER TYPE "ConsentEnd" ADD VALUE 'LEFT';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ConsentKind" ADD VALUE 'DISSEMINATION';
ALTER TYPE "ConsentKind" ADD VALUE 'MENTOR_DUTY';
ALTER TYPE "ConsentKind" ADD VALUE 'PARTICIPATION';

-- DropForeignKey
ALTER TABLE "consent" DROP CONSTRAINT "consent_account_id_fkey";

-- DropForeignKey
ALTER TABLE "consent" DROP CONSTRAINT "consent_kind_edition_fkey";

-- DropForeignKey
ALTER TABLE "mentor_listing" DROP CONSTRAINT "mentor_listing_organisation_id_fkey";

-- DropForeignKey
ALTER TABLE "mentor_listing" DROP CONSTRAINT "mentor_listing_person_id_fkey";

-- DropForeignKey
ALTER TABLE "mentor_listing" DROP CONSTRAINT "mentor_listing_response_id_fkey";

-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "edition_id" TEXT;
UPDATE "consent" SET "edition_id" = "kind" || '-' || "edition";
ALTER TABLE "consent" ALTER COLUMN "edition_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "consent" DROP COLUMN "edition",
ADD COLUMN     "destroyed_at" TIMESTAMPTZ(3),
ADD COLUMN     "fields" TEXT[],
ADD COLUMN     "paper_marked_at" TIMESTAMPTZ(3),
ADD COLUMN     "paper_marker_id" TEXT,
ADD COLUMN     "paper_signed_on" DATE,
ADD COLUMN     "scan_id" TEXT,
ALTER COLUMN "account_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "consent_edition" ADD COLUMN     "id" TEXT;
UPDATE "consent_edition" SET "id" = "kind" || '-' || "number";
ALTER TABLE "consent_edition" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "consent_edition" DROP CONSTRAINT "consent_edition_pkey",
ADD COLUMN     "author_id" TEXT,
ADD COLUMN     "organisation_id" TEXT,
ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "wording" JSONB,
ADD CONSTRAINT "consent_edition_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "birth_year" INTEGER,
ADD COLUMN     "contact" TEXT,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "imported_at" TIMESTAMPTZ(3),
ADD COLUMN     "restricted_at" TIMESTAMPTZ(3),
ADD COLUMN     "search_name" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "role_period" ADD COLUMN     "end_order_number" TEXT,
ADD COLUMN     "end_order_on" DATE,
ADD COLUMN     "end_reason" "RoleEnd";

-- CreateTable
CREATE TABLE "campaign" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "questionnaire" TEXT NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_member" (
    "campaign_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "outcome" "CampaignOutcome",
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_member_pkey" PRIMARY KEY ("campaign_id","person_id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" TEXT NOT NULL,
    "kind" "ListingKind" NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "response_id" TEXT NOT NULL,
    "subjects" TEXT[],
    "difficulties" TEXT[],
    "kinds" TEXT[],
    "capacity" INTEGER,
    "paused_at" TIMESTAMPTZ(3),
    "paused_until" DATE,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,
    "unlisted_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curator_note" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "curator_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT,
    "sender_id" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "download" (
    "id" BIGSERIAL NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "sender_id" TEXT NOT NULL,
    "state" "DownloadState" NOT NULL DEFAULT 'OWED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "download_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preference" (
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" "NoticeLevel" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "tiding" (
    "id" BIGSERIAL NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "about_id" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tiding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "destruction_act" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "reason" "DestructionReason" NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "destroyed" JSONB NOT NULL,
    "kept" JSONB NOT NULL,

    CONSTRAINT "destruction_act_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_organisation_id_idx" ON "campaign"("organisation_id");

-- CreateIndex
CREATE INDEX "campaign_member_person_id_idx" ON "campaign_member"("person_id");

-- CreateIndex
CREATE INDEX "listing_organisation_id_kind_idx" ON "listing"("organisation_id", "kind");

-- CreateIndex
CREATE INDEX "listing_person_id_idx" ON "listing"("person_id");

-- CreateIndex
CREATE INDEX "curator_note_person_id_organisation_id_idx" ON "curator_note"("person_id", "organisation_id");

-- CreateIndex
CREATE INDEX "stored_file_organisation_id_idx" ON "stored_file"("organisation_id");

-- CreateIndex
CREATE INDEX "stored_file_person_id_idx" ON "stored_file"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "download_dedupe_key_key" ON "download"("dedupe_key");

-- CreateIndex
CREATE INDEX "download_state_id_idx" ON "download"("state", "id");

-- CreateIndex
CREATE INDEX "tiding_due_at_idx" ON "tiding"("due_at");

-- CreateIndex
CREATE INDEX "tiding_about_id_idx" ON "tiding"("about_id");

-- CreateIndex
CREATE UNIQUE INDEX "tiding_person_id_kind_subject_id_key" ON "tiding"("person_id", "kind", "subject_id");

-- CreateIndex
CREATE INDEX "destruction_act_organisation_id_made_at_idx" ON "destruction_act"("organisation_id", "made_at");

-- CreateIndex
CREATE UNIQUE INDEX "consent_scan_id_key" ON "consent"("scan_id");

-- CreateIndex
CREATE INDEX "consent_destroy_by_idx" ON "consent"("destroy_by");

-- CreateIndex
CREATE INDEX "consent_edition_organisation_id_kind_idx" ON "consent_edition"("organisation_id", "kind");

-- CreateIndex
CREATE INDEX "person_search_name_idx" ON "person" USING GIN ("search_name" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "consent_edition" ADD CONSTRAINT "consent_edition_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_edition" ADD CONSTRAINT "consent_edition_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "consent_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_paper_marker_id_fkey" FOREIGN KEY ("paper_marker_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "questionnaire_response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curator_note" ADD CONSTRAINT "curator_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curator_note" ADD CONSTRAINT "curator_note_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curator_note" ADD CONSTRAINT "curator_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiding" ADD CONSTRAINT "tiding_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destruction_act" ADD CONSTRAINT "destruction_act_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "MoveOutcome" AS ENUM ('ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "move" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "MoveOutcome",
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "move_person_id_idx" ON "move"("person_id");

-- CreateIndex
CREATE INDEX "move_from_id_idx" ON "move"("from_id");

-- CreateIndex
CREATE INDEX "move_to_id_idx" ON "move"("to_id");

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move" ADD CONSTRAINT "move_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here by hand: what the tables held before, and what must hold and schema.prisma cannot say.

INSERT INTO "listing" ("id", "kind", "person_id", "organisation_id", "response_id", "subjects", "difficulties", "kinds", "capacity", "listed_at", "unlisted_at")
SELECT former."id", 'MENTOR', former."person_id", former."organisation_id", former."response_id",
  ARRAY(SELECT jsonb_array_elements_text(COALESCE(sent."answers"->'subjects', '[]'))),
  ARRAY(SELECT jsonb_array_elements_text(COALESCE(sent."answers"->'strengths', '[]'))),
  ARRAY(SELECT jsonb_array_elements_text(COALESCE(sent."answers"->'kinds', '[]'))),
  CASE sent."answers"->>'capacity' WHEN 'one' THEN 1 WHEN 'two' THEN 2 ELSE 3 END,
  former."listed_at", former."unlisted_at"
FROM "mentor_listing" AS former JOIN "questionnaire_response" AS sent ON sent."id" = former."response_id";

DROP TABLE "mentor_listing";

-- lower() knows no Russian letters in the embedded database.
UPDATE "person" SET "search_name" = lower(translate(
  concat_ws(' ', "surname", NULLIF("given_name", ''), NULLIF("patronymic", '')),
  'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё', 'абвгдеежзийклмнопрстуфхцчшщъыьэюяе'));

UPDATE "role_period" SET "end_reason" = 'REVOKED' WHERE "finished_on" IS NOT NULL;
ALTER TABLE "role_period" ADD CONSTRAINT "role_period_end_has_a_reason"
  CHECK (("finished_on" IS NULL) = ("end_reason" IS NULL));

ALTER TABLE "move" ADD CONSTRAINT "move_once"
  EXCLUDE USING btree ("person_id" WITH =, "from_id" WITH =) WHERE ("answered_at" IS NULL);
ALTER TABLE "move" ADD CONSTRAINT "move_outcome_has_a_time"
  CHECK (("outcome" IS NULL) = ("answered_at" IS NULL));

ALTER TABLE "consent_edition" ADD CONSTRAINT "consent_edition_number"
  EXCLUDE USING btree ("kind" WITH =, (COALESCE("organisation_id", '')) WITH =, "number" WITH =);
ALTER TABLE "consent_edition" ADD CONSTRAINT "consent_wording_once"
  EXCLUDE USING btree ("kind" WITH =, "organisation_id" WITH =) WHERE ("retired_at" IS NULL);

ALTER TABLE "campaign" ADD CONSTRAINT "campaign_once"
  EXCLUDE USING btree ("organisation_id" WITH =, "questionnaire" WITH =) WHERE ("finished_at" IS NULL);
ALTER TABLE "campaign_member" ADD CONSTRAINT "campaign_outcome_has_a_time"
  CHECK (("outcome" IS NULL) = ("answered_at" IS NULL));

ALTER TABLE "listing" ADD CONSTRAINT "listing_once"
  EXCLUDE USING btree ("person_id" WITH =, "organisation_id" WITH =, "kind" WITH =) WHERE ("unlisted_at" IS NULL);
ALTER TABLE "listing" ADD CONSTRAINT "listing_capacity" CHECK ("capacity" BETWEEN 0 AND 20);
