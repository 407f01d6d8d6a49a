-- CreateEnum
CREATE TYPE "PairStatus" AS ENUM ('PROPOSED', 'AGREED', 'IN_ORDER', 'ACTIVE', 'ENDED', 'DECLINED', 'EXPIRED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "LegalBasis" AS ENUM ('AGREEMENT', 'JOB');

-- CreateEnum
CREATE TYPE "PairEnd" AS ENUM ('COMPLETED', 'MENTOR', 'MENTEE', 'BOTH', 'CURATOR', 'ORDER', 'CONSENT', 'LEFT');

-- CreateEnum
CREATE TYPE "PairRole" AS ENUM ('MENTOR', 'MENTEE');

-- CreateEnum
CREATE TYPE "Answer" AS ENUM ('AGREED', 'DECLINED');

-- CreateEnum
CREATE TYPE "MatchMode" AS ENUM ('BEST_FIT', 'NOBODY_LEFT');

-- CreateEnum
CREATE TYPE "MatchState" AS ENUM ('RUNNING', 'READY', 'CLOSED', 'FAILED');

-- CreateEnum
CREATE TYPE "MatchDecision" AS ENUM ('OPEN', 'PROPOSED', 'REJECTED');

-- CreateEnum
CREATE TYPE "OrderKind" AS ENUM ('PAIRS', 'AMENDMENT', 'CANCELLATION', 'CURATOR');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('DRAFT', 'SIGNED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "ProgrammeStatus" AS ENUM ('DRAFT', 'PROPOSED', 'ACCEPTED', 'APPROVED', 'REPLACED', 'DISCARDED');

-- CreateTable
CREATE TABLE "pair" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "is_cross_school" BOOLEAN NOT NULL,
    "status" "PairStatus" NOT NULL,
    "kinds" TEXT[],
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "terms" JSONB,
    "overruling" TEXT,
    "legal_basis" "LegalBasis",
    "agreement_number" TEXT,
    "agreement_on" DATE,
    "payment" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_on" DATE,
    "end_reason" "PairEnd",
    "ended_by_id" TEXT,
    "end_note" TEXT,

    CONSTRAINT "pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pair_member" (
    "pair_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" "PairRole" NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "answer" "Answer",
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "is_open" BOOLEAN NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "pair_member_pkey" PRIMARY KEY ("pair_id","person_id")
);

-- CreateTable
CREATE TABLE "pair_approval" (
    "pair_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "answer" "Answer",
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "pair_approval_pkey" PRIMARY KEY ("pair_id","organisation_id","role")
);

-- CreateTable
CREATE TABLE "pair_question" (
    "id" TEXT NOT NULL,
    "pair_id" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "reply" TEXT,
    "replied_by_id" TEXT,
    "replied_at" TIMESTAMPTZ(3),

    CONSTRAINT "pair_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_step" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "support" TEXT,
    "owner_id" TEXT NOT NULL,
    "due_on" DATE,
    "decided_by_id" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "search_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_run" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "mode" "MatchMode" NOT NULL,
    "state" "MatchState" NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "message_id" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "match_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_pick" (
    "run_id" TEXT NOT NULL,
    "mentee_listing_id" TEXT NOT NULL,
    "mentor_listing_id" TEXT,
    "score" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "decision" "MatchDecision" NOT NULL DEFAULT 'OPEN',
    "decided_at" TIMESTAMPTZ(3),
    "pair_id" TEXT,

    CONSTRAINT "match_pick_pkey" PRIMARY KEY ("run_id","mentee_listing_id")
);

-- CreateTable
CREATE TABLE "school_order" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" "OrderKind" NOT NULL,
    "status" "OrderStatus" NOT NULL,
    "drafted_by_id" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "number" TEXT,
    "signed_on" DATE,
    "entered_by_id" TEXT,
    "entered_at" TIMESTAMPTZ(3),
    "amends_id" TEXT,
    "subject_id" TEXT,
    "reason" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "initiative" "PairEnd",

    CONSTRAINT "school_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_pair" (
    "order_id" TEXT NOT NULL,
    "pair_id" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "kinds" TEXT[],

    CONSTRAINT "order_pair_pkey" PRIMARY KEY ("order_id","pair_id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" TEXT NOT NULL,
    "pair_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_version" (
    "id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "ProgrammeStatus" NOT NULL,
    "kinds" TEXT[],
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "difficulties" TEXT[],
    "strengths" TEXT[],
    "goal" TEXT,
    "results" TEXT[],
    "reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "started_by_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "head_id" TEXT,
    "head_at" TIMESTAMPTZ(3),

    CONSTRAINT "programme_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_activity" (
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "outcome" TEXT,
    "due_on" DATE NOT NULL,
    "template_key" TEXT,

    CONSTRAINT "programme_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_acceptance" (
    "version_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "wish" TEXT,

    CONSTRAINT "programme_acceptance_pkey" PRIMARY KEY ("version_id","person_id")
);

-- CreateTable
CREATE TABLE "activity_template" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "outcome" TEXT,
    "is_hidden" BOOLEAN NOT NULL DEFAULT false,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "activity_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_template" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "name_forms" (
    "person_id" TEXT NOT NULL,
    "nominative" TEXT NOT NULL,
    "genitive" TEXT NOT NULL,
    "dative" TEXT NOT NULL,
    "accusative" TEXT NOT NULL,
    "instrumental" TEXT NOT NULL,
    "confirmed_by_id" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "name_forms_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "pair_organisation_id_status_idx" ON "pair"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "pair_expires_at_idx" ON "pair"("expires_at");

-- CreateIndex
CREATE INDEX "pair_member_person_id_idx" ON "pair_member"("person_id");

-- CreateIndex
CREATE INDEX "pair_approval_organisation_id_idx" ON "pair_approval"("organisation_id");

-- CreateIndex
CREATE INDEX "pair_question_pair_id_idx" ON "pair_question"("pair_id");

-- CreateIndex
CREATE INDEX "search_step_organisation_id_idx" ON "search_step"("organisation_id");

-- CreateIndex
CREATE INDEX "search_step_person_id_idx" ON "search_step"("person_id");

-- CreateIndex
CREATE INDEX "match_run_state_idx" ON "match_run"("state");

-- CreateIndex
CREATE INDEX "match_pick_mentee_listing_id_idx" ON "match_pick"("mentee_listing_id");

-- CreateIndex
CREATE INDEX "match_pick_mentor_listing_id_idx" ON "match_pick"("mentor_listing_id");

-- CreateIndex
CREATE INDEX "school_order_organisation_id_status_idx" ON "school_order"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "order_pair_pair_id_idx" ON "order_pair"("pair_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_pair_id_key" ON "programme"("pair_id");

-- CreateIndex
CREATE INDEX "programme_organisation_id_idx" ON "programme"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_version_programme_id_number_key" ON "programme_version"("programme_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "programme_activity_version_id_key_key" ON "programme_activity"("version_id", "key");

-- CreateIndex
CREATE INDEX "programme_acceptance_person_id_idx" ON "programme_acceptance"("person_id");

-- CreateIndex
CREATE INDEX "activity_template_organisation_id_idx" ON "activity_template"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_template_file_id_key" ON "document_template"("file_id");

-- CreateIndex
CREATE INDEX "document_template_organisation_id_idx" ON "document_template"("organisation_id");

-- AddForeignKey
ALTER TABLE "pair" ADD CONSTRAINT "pair_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair" ADD CONSTRAINT "pair_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair" ADD CONSTRAINT "pair_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_member" ADD CONSTRAINT "pair_member_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_member" ADD CONSTRAINT "pair_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_member" ADD CONSTRAINT "pair_member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_approval" ADD CONSTRAINT "pair_approval_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_approval" ADD CONSTRAINT "pair_approval_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_approval" ADD CONSTRAINT "pair_approval_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_question" ADD CONSTRAINT "pair_question_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_question" ADD CONSTRAINT "pair_question_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_question" ADD CONSTRAINT "pair_question_replied_by_id_fkey" FOREIGN KEY ("replied_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_step" ADD CONSTRAINT "search_step_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_step" ADD CONSTRAINT "search_step_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_step" ADD CONSTRAINT "search_step_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_step" ADD CONSTRAINT "search_step_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_pick" ADD CONSTRAINT "match_pick_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "match_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_pick" ADD CONSTRAINT "match_pick_mentee_listing_id_fkey" FOREIGN KEY ("mentee_listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_pick" ADD CONSTRAINT "match_pick_mentor_listing_id_fkey" FOREIGN KEY ("mentor_listing_id") REFERENCES "listing"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_pick" ADD CONSTRAINT "match_pick_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_order" ADD CONSTRAINT "school_order_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_order" ADD CONSTRAINT "school_order_drafted_by_id_fkey" FOREIGN KEY ("drafted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_order" ADD CONSTRAINT "school_order_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_order" ADD CONSTRAINT "school_order_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_order" ADD CONSTRAINT "school_order_amends_id_fkey" FOREIGN KEY ("amends_id") REFERENCES "school_order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_pair" ADD CONSTRAINT "order_pair_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "school_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_pair" ADD CONSTRAINT "order_pair_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_head_id_fkey" FOREIGN KEY ("head_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_activity" ADD CONSTRAINT "programme_activity_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "programme_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_acceptance" ADD CONSTRAINT "programme_acceptance_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "programme_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_acceptance" ADD CONSTRAINT "programme_acceptance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_template" ADD CONSTRAINT "activity_template_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_template" ADD CONSTRAINT "activity_template_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name_forms" ADD CONSTRAINT "name_forms_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name_forms" ADD CONSTRAINT "name_forms_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here by hand: what must hold and schema.prisma cannot say.

ALTER TABLE "pair" ADD CONSTRAINT "pair_period"
  CHECK ("starts_on" IS NULL OR "ends_on" IS NULL OR "ends_on" > "starts_on");
ALTER TABLE "pair" ADD CONSTRAINT "pair_end_has_a_reason"
  CHECK (("status" <> 'ENDED' OR "end_reason" IS NOT NULL) AND ("end_reason" IS NULL OR "status" IN ('ACTIVE', 'ENDED')));
ALTER TABLE "pair" ADD CONSTRAINT "pair_active_has_a_period"
  CHECK ("status" <> 'ACTIVE' OR ("starts_on" IS NOT NULL AND "ends_on" IS NOT NULL));
ALTER TABLE "pair_member" ADD CONSTRAINT "pair_has_one_mentor"
  EXCLUDE USING btree ("pair_id" WITH =) WHERE ("role" = 'MENTOR');
ALTER TABLE "pair_member" ADD CONSTRAINT "mentee_proposed_once"
  EXCLUDE USING btree ("person_id" WITH =) WHERE ("is_open" AND "role" = 'MENTEE');
ALTER TABLE "pair_member" ADD CONSTRAINT "pair_answer_has_a_time"
  CHECK (("answer" IS NULL) = ("answered_at" IS NULL));
ALTER TABLE "pair_approval" ADD CONSTRAINT "approval_answer_has_a_time"
  CHECK (("answer" IS NULL) = ("answered_at" IS NULL));
ALTER TABLE "pair_question" ADD CONSTRAINT "question_reply_has_a_time"
  CHECK (("reply" IS NULL) = ("replied_at" IS NULL));
ALTER TABLE "search_step" ADD CONSTRAINT "search_step_once"
  EXCLUDE USING btree ("person_id" WITH =, "organisation_id" WITH =) WHERE ("finished_at" IS NULL);
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_once"
  EXCLUDE USING btree ("organisation_id" WITH =) WHERE ("state" IN ('RUNNING', 'READY'));
ALTER TABLE "school_order" ADD CONSTRAINT "order_signed_has_a_number"
  CHECK (("status" = 'SIGNED') = ("number" IS NOT NULL AND "signed_on" IS NOT NULL));
ALTER TABLE "school_order" ADD CONSTRAINT "order_draft_once"
  EXCLUDE USING btree ("organisation_id" WITH =, "kind" WITH =) WHERE ("status" = 'DRAFT' AND "kind" <> 'CURATOR');
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_written_once"
  EXCLUDE USING btree ("programme_id" WITH =) WHERE ("status" IN ('DRAFT', 'PROPOSED', 'ACCEPTED'));
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_in_force_once"
  EXCLUDE USING btree ("programme_id" WITH =) WHERE ("status" = 'APPROVED');
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_period"
  CHECK ("ends_on" > "starts_on");
ALTER TABLE "activity_template" ADD CONSTRAINT "activity_template_once"
  EXCLUDE USING btree ("organisation_id" WITH =, "key" WITH =) WHERE ("retired_at" IS NULL);
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_once"
  EXCLUDE USING btree ("organisation_id" WITH =, "name" WITH =, "language" WITH =) WHERE ("retired_at" IS NULL);
