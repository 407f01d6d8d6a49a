-- CreateEnum
CREATE TYPE "InstallationKind" AS ENUM ('TRAINING', 'LIVE');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('DISTRICT', 'SCHOOL');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('COORDINATOR', 'HEAD', 'CURATOR', 'COUNCIL', 'TEACHER');

-- CreateEnum
CREATE TYPE "ConsentKind" AS ENUM ('PERSONAL_DATA');

-- CreateEnum
CREATE TYPE "ConsentEnd" AS ENUM ('WITHDRAWN', 'REPLACED');

-- CreateEnum
CREATE TYPE "OutboxLane" AS ENUM ('REPLY', 'NOTICE');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('OWED', 'SENDING', 'SENT', 'REFUSED', 'UNREACHABLE', 'DOUBTFUL');

-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('NEW', 'DONE', 'SET_ASIDE');

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "kind" "InstallationKind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "parent_id" TEXT,
    "full_name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "address" TEXT,
    "inn" TEXT,
    "ogrn" TEXT,
    "head_name" TEXT,
    "head_post" TEXT,
    "time_zone" TEXT NOT NULL,
    "site" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "surname" TEXT,
    "given_name" TEXT,
    "patronymic" TEXT,
    "post" TEXT,
    "subjects" TEXT[],
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_period" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "order_number" TEXT,
    "order_on" DATE,
    "started_on" DATE NOT NULL,
    "finished_on" DATE,

    CONSTRAINT "role_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" "Role",
    "owner_id" TEXT,
    "author_id" TEXT,
    "request_hash" BYTEA,
    "max_uses" INTEGER NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "order_number" TEXT,
    "order_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_use" (
    "invitation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_use_pkey" PRIMARY KEY ("invitation_id","person_id")
);

-- CreateTable
CREATE TABLE "consent_edition" (
    "kind" "ConsentKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_edition_pkey" PRIMARY KEY ("kind","number")
);

-- CreateTable
CREATE TABLE "consent_text" (
    "sha256" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "consent_text_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "edition" INTEGER NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "message_number" INTEGER,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "end_reason" "ConsentEnd",
    "destroy_by" DATE,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire_draft" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "questionnaire" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "remind_at" TIMESTAMPTZ(3),

    CONSTRAINT "questionnaire_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire_response" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "questionnaire" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "questionnaire_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_listing" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "response_id" TEXT NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,
    "unlisted_at" TIMESTAMPTZ(3),

    CONSTRAINT "mentor_listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "organisation_id" TEXT,
    "event" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "clause" TEXT,
    "details" JSONB,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "chat_key" TEXT NOT NULL,
    "lane" "OutboxLane" NOT NULL,
    "method" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "body" BYTEA,
    "resend" BOOLEAN NOT NULL DEFAULT true,
    "state" "OutboxState" NOT NULL DEFAULT 'OWED',
    "send_after" TIMESTAMPTZ(3) NOT NULL,
    "retry_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "message_id" INTEGER,
    "refusal" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "update_id" BIGINT NOT NULL,
    "chat_key" TEXT NOT NULL,
    "body" TEXT,
    "state" "InboxState" NOT NULL DEFAULT 'NEW',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue" (
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dialogue_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "organisation_parent_id_idx" ON "organisation"("parent_id");

-- CreateIndex
CREATE INDEX "account_platform_chat_id_idx" ON "account"("platform", "chat_id");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_platform_external_id_key" ON "account"("platform", "external_id");

-- CreateIndex
CREATE INDEX "role_period_person_id_idx" ON "role_period"("person_id");

-- CreateIndex
CREATE INDEX "role_period_organisation_id_role_idx" ON "role_period"("organisation_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE INDEX "consent_person_id_idx" ON "consent"("person_id");

-- CreateIndex
CREATE INDEX "consent_organisation_id_idx" ON "consent"("organisation_id");

-- CreateIndex
CREATE INDEX "questionnaire_draft_remind_at_idx" ON "questionnaire_draft"("remind_at");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_draft_person_id_questionnaire_key" ON "questionnaire_draft"("person_id", "questionnaire");

-- CreateIndex
CREATE INDEX "questionnaire_response_person_id_questionnaire_idx" ON "questionnaire_response"("person_id", "questionnaire");

-- CreateIndex
CREATE INDEX "questionnaire_response_organisation_id_questionnaire_idx" ON "questionnaire_response"("organisation_id", "questionnaire");

-- CreateIndex
CREATE INDEX "mentor_listing_organisation_id_idx" ON "mentor_listing"("organisation_id");

-- CreateIndex
CREATE INDEX "journal_organisation_id_at_idx" ON "journal"("organisation_id", "at");

-- CreateIndex
CREATE INDEX "journal_subject_subject_id_idx" ON "journal"("subject", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_dedupe_key_key" ON "outbox"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_state_lane_id_idx" ON "outbox"("state", "lane", "id");

-- CreateIndex
CREATE INDEX "outbox_chat_key_state_idx" ON "outbox"("chat_key", "state");

-- CreateIndex
CREATE INDEX "inbox_state_chat_key_id_idx" ON "inbox"("state", "chat_key", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_platform_update_id_key" ON "inbox"("platform", "update_id");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_period" ADD CONSTRAINT "role_period_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_period" ADD CONSTRAINT "role_period_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_use" ADD CONSTRAINT "invitation_use_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_use" ADD CONSTRAINT "invitation_use_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_text_sha256_fkey" FOREIGN KEY ("text_sha256") REFERENCES "consent_text"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_kind_edition_fkey" FOREIGN KEY ("kind", "edition") REFERENCES "consent_edition"("kind", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_draft" ADD CONSTRAINT "questionnaire_draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_draft" ADD CONSTRAINT "questionnaire_draft_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_response" ADD CONSTRAINT "questionnaire_response_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_response" ADD CONSTRAINT "questionnaire_response_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_listing" ADD CONSTRAINT "mentor_listing_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_listing" ADD CONSTRAINT "mentor_listing_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_listing" ADD CONSTRAINT "mentor_listing_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "questionnaire_response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "monthly_summary" (
    "organisation_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "monthly_summary_pkey" PRIMARY KEY ("organisation_id","month")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_request_hash_key" ON "invitation"("request_hash");

-- AddForeignKey
ALTER TABLE "monthly_summary" ADD CONSTRAINT "monthly_summary_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here by hand: what must hold and schema.prisma cannot say. Prisma's diff does not see it.

ALTER TABLE "installation" ADD CONSTRAINT "installation_is_one" CHECK ("id" = 1);

-- At most one unfinished period; exclusion constraints, because Prisma would drop a partial unique index.
ALTER TABLE "role_period" ADD CONSTRAINT "role_period_once"
  EXCLUDE USING btree ("person_id" WITH =, "organisation_id" WITH =, "role" WITH =) WHERE ("finished_on" IS NULL);
ALTER TABLE "role_period" ADD CONSTRAINT "role_period_ends_after_it_begins"
  CHECK ("finished_on" IS NULL OR "finished_on" >= "started_on");

ALTER TABLE "invitation" ADD CONSTRAINT "invitation_uses_within_limit" CHECK ("uses" BETWEEN 0 AND "max_uses");

ALTER TABLE "consent" ADD CONSTRAINT "consent_once"
  EXCLUDE USING btree ("person_id" WITH =, "organisation_id" WITH =, "kind" WITH =) WHERE ("finished_at" IS NULL);
ALTER TABLE "consent" ADD CONSTRAINT "consent_end_has_a_reason"
  CHECK (("finished_at" IS NULL) = ("end_reason" IS NULL));

ALTER TABLE "questionnaire_response" ADD CONSTRAINT "response_once"
  EXCLUDE USING btree ("person_id" WITH =, "questionnaire" WITH =) WHERE ("replaced_at" IS NULL);

ALTER TABLE "mentor_listing" ADD CONSTRAINT "mentor_listing_once"
  EXCLUDE USING btree ("person_id" WITH =, "organisation_id" WITH =) WHERE ("unlisted_at" IS NULL);

CREATE FUNCTION "refuse_change_of_journal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END
$$;
CREATE TRIGGER "journal_append_only" BEFORE UPDATE OR DELETE ON "journal"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_journal"();
