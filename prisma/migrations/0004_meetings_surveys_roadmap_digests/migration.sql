-- CreateEnum
CREATE TYPE "MeetingStatus" AS ENUM ('PLANNED', 'HELD', 'NOT_HELD', 'CANCELLED');

-- CreateEnum
CREATE TYPE "MeetingResult" AS ENUM ('DONE', 'PARTLY', 'FAILED');

-- CreateEnum
CREATE TYPE "MeetingAnswer" AS ENUM ('YES', 'NO', 'OTHERWISE');

-- CreateEnum
CREATE TYPE "TaskOutcome" AS ENUM ('DONE', 'PARTLY', 'NOT_DONE');

-- CreateEnum
CREATE TYPE "HelpKind" AS ENUM ('HELP', 'SIGNAL');

-- CreateEnum
CREATE TYPE "HelpStatus" AS ENUM ('OPEN', 'TAKEN', 'CLOSED', 'WITHDRAWN');

-- DropIndex
DROP INDEX "questionnaire_draft_person_id_questionnaire_key";

-- AlterTable
ALTER TABLE "questionnaire_draft" ADD COLUMN     "subject_id" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "questionnaire_response" ADD COLUMN     "subject_id" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "meeting" (
    "id" TEXT NOT NULL,
    "pair_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "status" "MeetingStatus" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "place" TEXT,
    "topic" TEXT,
    "activity_key" TEXT,
    "is_unplanned" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "result" "MeetingResult",
    "summary" TEXT,
    "reported_by_id" TEXT,
    "reported_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "settled_by_id" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_part" (
    "meeting_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" "PairRole" NOT NULL,
    "calendar_at" TIMESTAMPTZ(3),
    "answer" "MeetingAnswer",
    "words" TEXT,
    "usefulness" INTEGER,
    "change" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_part_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL,
    "pair_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "meeting_id" TEXT,
    "mentee_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "due_on" DATE,
    "given_by_id" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "TaskOutcome",
    "hindrance" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "checked_by_id" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "dropped_at" TIMESTAMPTZ(3),
    "given_back" TEXT,
    "reminded_for" DATE,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_request" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "pair_id" TEXT NOT NULL,
    "meeting_id" TEXT,
    "kind" "HelpKind" NOT NULL,
    "words" TEXT,
    "status" "HelpStatus" NOT NULL DEFAULT 'OPEN',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by_id" TEXT,
    "taken_at" TIMESTAMPTZ(3),
    "closed_by_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "reply" TEXT,

    CONSTRAINT "help_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_invitation" (
    "person_id" TEXT NOT NULL,
    "questionnaire" TEXT NOT NULL,
    "pair_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_invitation_pkey" PRIMARY KEY ("person_id","questionnaire","pair_id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "is_off" BOOLEAN NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roadmap_item" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "stage" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "owner_role" "Role" NOT NULL,
    "due_day" TEXT,
    "is_hidden" BOOLEAN NOT NULL DEFAULT false,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "roadmap_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roadmap_entry" (
    "organisation_id" TEXT NOT NULL,
    "school_year" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "due_on" DATE,
    "owner_id" TEXT,
    "done_on" DATE,
    "is_not_needed" BOOLEAN NOT NULL DEFAULT false,
    "number" TEXT,
    "note" TEXT,
    "file_id" TEXT,
    "marked_by_id" TEXT,
    "marked_at" TIMESTAMPTZ(3),

    CONSTRAINT "roadmap_entry_pkey" PRIMARY KEY ("organisation_id","school_year","key")
);

-- CreateTable
CREATE TABLE "notice_pause" (
    "person_id" TEXT NOT NULL,
    "until_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_pause_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "weekly_digest" (
    "organisation_id" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "weekly_digest_pkey" PRIMARY KEY ("organisation_id","week")
);

-- CreateIndex
CREATE INDEX "meeting_pair_id_starts_at_idx" ON "meeting"("pair_id", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_organisation_id_starts_at_idx" ON "meeting"("organisation_id", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_status_starts_at_idx" ON "meeting"("status", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_part_person_id_idx" ON "meeting_part"("person_id");

-- CreateIndex
CREATE INDEX "task_pair_id_idx" ON "task"("pair_id");

-- CreateIndex
CREATE INDEX "task_mentee_id_idx" ON "task"("mentee_id");

-- CreateIndex
CREATE INDEX "task_organisation_id_due_on_idx" ON "task"("organisation_id", "due_on");

-- CreateIndex
CREATE INDEX "help_request_organisation_id_status_idx" ON "help_request"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "help_request_person_id_idx" ON "help_request"("person_id");

-- CreateIndex
CREATE INDEX "help_request_pair_id_idx" ON "help_request"("pair_id");

-- CreateIndex
CREATE INDEX "survey_invitation_organisation_id_questionnaire_idx" ON "survey_invitation"("organisation_id", "questionnaire");

-- CreateIndex
CREATE INDEX "survey_invitation_pair_id_idx" ON "survey_invitation"("pair_id");

-- CreateIndex
CREATE INDEX "roadmap_item_organisation_id_idx" ON "roadmap_item"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "roadmap_entry_file_id_key" ON "roadmap_entry"("file_id");

-- CreateIndex
CREATE INDEX "roadmap_entry_owner_id_idx" ON "roadmap_entry"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_draft_person_id_questionnaire_subject_id_key" ON "questionnaire_draft"("person_id", "questionnaire", "subject_id");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_reported_by_id_fkey" FOREIGN KEY ("reported_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_part" ADD CONSTRAINT "meeting_part_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_part" ADD CONSTRAINT "meeting_part_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_taken_by_id_fkey" FOREIGN KEY ("taken_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_item" ADD CONSTRAINT "roadmap_item_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_item" ADD CONSTRAINT "roadmap_item_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_entry_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_entry_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_entry_marked_by_id_fkey" FOREIGN KEY ("marked_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_pause" ADD CONSTRAINT "notice_pause_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weekly_digest" ADD CONSTRAINT "weekly_digest_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here by hand: what must hold and schema.prisma cannot say.

ALTER TABLE "questionnaire_response" DROP CONSTRAINT "response_once";
ALTER TABLE "questionnaire_response" ADD CONSTRAINT "response_once"
  EXCLUDE USING btree ("person_id" WITH =, "questionnaire" WITH =, "subject_id" WITH =) WHERE ("replaced_at" IS NULL);
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_held_has_a_result"
  CHECK (("status" = 'HELD') = ("result" IS NOT NULL));
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_result_has_a_time"
  CHECK ("result" IS NULL OR "reported_at" IS NOT NULL);
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_minutes"
  CHECK ("minutes" BETWEEN 5 AND 600);
ALTER TABLE "meeting_part" ADD CONSTRAINT "meeting_answer_has_a_time"
  CHECK (("answer" IS NULL) = ("answered_at" IS NULL));
ALTER TABLE "meeting_part" ADD CONSTRAINT "meeting_usefulness"
  CHECK ("usefulness" BETWEEN 1 AND 5);
ALTER TABLE "task" ADD CONSTRAINT "task_outcome_has_a_time"
  CHECK (("outcome" IS NULL) = ("answered_at" IS NULL));
ALTER TABLE "task" ADD CONSTRAINT "task_check_has_a_time"
  CHECK (("checked_by_id" IS NULL) = ("checked_at" IS NULL));
ALTER TABLE "help_request" ADD CONSTRAINT "help_once"
  EXCLUDE USING btree ("person_id" WITH =, "organisation_id" WITH =, "pair_id" WITH =, "kind" WITH =) WHERE ("status" IN ('OPEN', 'TAKEN'));
ALTER TABLE "help_request" ADD CONSTRAINT "help_closed_has_a_time"
  CHECK (("status" IN ('CLOSED', 'WITHDRAWN')) = ("closed_at" IS NOT NULL));
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_once"
  EXCLUDE USING btree ("day" WITH =) WHERE ("retired_at" IS NULL);
ALTER TABLE "roadmap_item" ADD CONSTRAINT "roadmap_item_once"
  EXCLUDE USING btree ("organisation_id" WITH =, "key" WITH =) WHERE ("retired_at" IS NULL);
ALTER TABLE "roadmap_item" ADD CONSTRAINT "roadmap_stage"
  CHECK ("stage" BETWEEN 1 AND 7);
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_done_has_a_time"
  CHECK (("done_on" IS NULL) = ("marked_at" IS NULL) OR "is_not_needed");
