CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "django_tasks_database_dbtaskresult" ("id" char(32) NOT NULL PRIMARY KEY, "args_kwargs" text NOT NULL CHECK ((JSON_VALID("args_kwargs") OR "args_kwargs" IS NULL)), "priority" integer NOT NULL, "task_path" text NOT NULL, "queue_name" varchar(32) NOT NULL, "backend_name" varchar(32) NOT NULL, "run_after" datetime NOT NULL, "enqueued_at" datetime NOT NULL, "finished_at" datetime NULL, "started_at" datetime NULL, "return_value" text NULL CHECK ((JSON_VALID("return_value") OR "return_value" IS NULL)), "exception_class_path" text NOT NULL, "traceback" text NOT NULL, "worker_ids" text NOT NULL CHECK ((JSON_VALID("worker_ids") OR "worker_ids" IS NULL)), "status" varchar(10) NOT NULL, CONSTRAINT "priority_range" CHECK ("priority" BETWEEN -100 AND 100));
CREATE TABLE "ledger_answer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "fact" varchar(80) NOT NULL, "value" text NOT NULL, "because" text NOT NULL, "evidence" text NOT NULL, "entry_id" bigint NOT NULL REFERENCES "ledger_entry" ("id") DEFERRABLE INITIALLY DEFERRED, "case_id" varchar(200) NOT NULL REFERENCES "ledger_case" ("stream_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_answer_an_entry" UNIQUE ("entry_id", "fact"));
CREATE TABLE "ledger_assigned" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "stream" varchar(200) NOT NULL, "role" varchar(60) NOT NULL, "since" date NOT NULL, "until" date NULL, "person_id" varchar(40) NOT NULL REFERENCES "ledger_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_attached" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "document" varchar(80) NOT NULL, "entry_id" bigint NOT NULL REFERENCES "ledger_entry" ("id") DEFERRABLE INITIALLY DEFERRED, "file_id" varchar(80) NOT NULL REFERENCES "ledger_storedfile" ("digest") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_case" ("stream_id" varchar(200) NOT NULL PRIMARY KEY REFERENCES "ledger_stream" ("name") DEFERRABLE INITIALLY DEFERRED, "track" varchar(60) NOT NULL, "holder" varchar(60) NOT NULL, "state" varchar(60) NOT NULL, "round_id" varchar(60) NOT NULL REFERENCES "ledger_round" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_case_a_holder" UNIQUE ("round_id", "track", "holder"));
CREATE TABLE "ledger_checkpoint" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "algorithm" varchar(10) NOT NULL, "size" bigint NOT NULL, "note" text NOT NULL, "at" datetime NOT NULL, CONSTRAINT "checkpoint_once_a_size" UNIQUE ("algorithm", "size"));
CREATE TABLE "ledger_clear" ("commitment" varchar(80) NOT NULL PRIMARY KEY, "subject" varchar(60) NOT NULL, "salt" BLOB NULL, "text" text NULL, "entry_id" bigint NOT NULL REFERENCES "ledger_entry" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_draft" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "stream" varchar(200) NOT NULL, "part" varchar(80) NOT NULL, "text" text NOT NULL, "version" integer NOT NULL, "by" varchar(40) NOT NULL, "at" datetime NOT NULL, CONSTRAINT "one_draft_a_part" UNIQUE ("stream", "part"));
CREATE TABLE "ledger_draftversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" integer NOT NULL, "by" varchar(40) NOT NULL, "request" varchar(80) NOT NULL, "digest" varchar(80) NOT NULL, "draft_id" bigint NOT NULL REFERENCES "ledger_draft" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "draft_version_once" UNIQUE ("draft_id", "version"), CONSTRAINT "draft_once_per_request" UNIQUE ("draft_id", "request"));
CREATE TABLE "ledger_edition" ("hash" varchar(80) NOT NULL PRIMARY KEY, "name" varchar(100) NOT NULL, "files" text NOT NULL);
CREATE TABLE "ledger_entry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "seq" integer NOT NULL, "at" datetime NOT NULL, "dated" date NULL, "actor" varchar(80) NOT NULL, "role" varchar(60) NOT NULL, "of" varchar(60) NOT NULL, "action" varchar(60) NOT NULL, "origin" varchar(60) NOT NULL, "goal" varchar(60) NOT NULL, "edition" varchar(80) NOT NULL, "request" varchar(80) NOT NULL, "before" varchar(80) NOT NULL, "hash" varchar(80) NOT NULL, "payload" BLOB NOT NULL, "stream_id" varchar(200) NOT NULL REFERENCES "ledger_stream" ("name") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "entry_once_in_its_place" UNIQUE ("stream_id", "seq"), CONSTRAINT "entry_once_per_request" UNIQUE ("stream_id", "request"));
CREATE TABLE "ledger_leaf" ("index" bigint NOT NULL PRIMARY KEY, "entry_id" bigint NOT NULL UNIQUE REFERENCES "ledger_entry" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_message" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(60) NOT NULL, "of" varchar(60) NOT NULL, "sent" datetime NULL, "tried" integer NOT NULL, "due" datetime NULL, "fault" text NOT NULL, "entry_id" bigint NULL REFERENCES "ledger_entry" ("id") DEFERRABLE INITIALLY DEFERRED, "overdue_id" bigint NULL REFERENCES "ledger_overdue" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "told_once" UNIQUE ("entry_id", "role", "of"), CONSTRAINT "reminded_once" UNIQUE ("overdue_id", "role", "of"));
CREATE TABLE "ledger_organisation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "name_zh" varchar(200) NOT NULL, "name_en" varchar(200) NOT NULL, "kind" varchar(60) NOT NULL, "since" date NULL, "until" date NULL);
CREATE TABLE "ledger_overdue" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "round" varchar(60) NOT NULL, "what" varchar(60) NOT NULL, "holder" varchar(60) NOT NULL, "since" date NOT NULL, "clause" varchar(40) NOT NULL, "noticed" datetime NOT NULL, CONSTRAINT "overdue_noticed_once" UNIQUE ("round", "what", "holder", "since"));
CREATE TABLE "ledger_overtaken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "stream" varchar(200) NOT NULL, "part" varchar(80) NOT NULL, "text" text NOT NULL, "stood" text NOT NULL, "expected" integer NOT NULL, "found" integer NOT NULL, "by" varchar(40) NOT NULL, "at" datetime NOT NULL, "request" varchar(80) NOT NULL, CONSTRAINT "overtaken_once_per_request" UNIQUE ("stream", "part", "request"));
CREATE TABLE "ledger_person" ("id" varchar(40) NOT NULL PRIMARY KEY, "name" varchar(100) NOT NULL, "email" varchar(200) NOT NULL, "entered_by" varchar(40) NOT NULL, "erased" datetime NULL);
CREATE TABLE "ledger_proposal" ("id" varchar(80) NOT NULL PRIMARY KEY, "stream" varchar(200) NOT NULL, "body" text NOT NULL, "digest" varchar(80) NOT NULL, "of" varchar(60) NOT NULL, "drafted_by" varchar(40) NOT NULL, "drafted_at" datetime NOT NULL, "checked_by" varchar(40) NOT NULL, "checked_at" datetime NULL, "closed_at" datetime NULL);
CREATE TABLE "ledger_recommends" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "holder" varchar(60) NOT NULL, "seat" varchar(60) NOT NULL, "organisation" varchar(60) NOT NULL, "since" date NULL, "until" date NULL);
CREATE TABLE "ledger_registerrow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort" varchar(10) NOT NULL, "subject" varchar(60) NOT NULL, "title" varchar(60) NOT NULL, "since" date NOT NULL, "term_from" date NULL, "until" date NULL, "status" varchar(20) NOT NULL, "rectify_by" date NULL, "terms_before" integer NOT NULL, "ended" date NULL, "role" varchar(60) NOT NULL, "clause" varchar(40) NOT NULL, "since_as" varchar(10) NOT NULL, "until_as" varchar(10) NOT NULL, "paper" text NOT NULL);
CREATE TABLE "ledger_round" ("id" varchar(60) NOT NULL PRIMARY KEY, "programme" varchar(60) NOT NULL, "due" text NOT NULL, "opened" datetime NOT NULL, "closed" datetime NULL, "version" integer NOT NULL, "edition_id" varchar(80) NOT NULL REFERENCES "ledger_edition" ("hash") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_seat" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(60) NOT NULL, "desk" varchar(20) NOT NULL, "of" varchar(60) NOT NULL, "since" date NOT NULL, "until" date NULL, "person_id" varchar(40) NOT NULL REFERENCES "ledger_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ledger_storedfile" ("digest" varchar(80) NOT NULL PRIMARY KEY, "size" bigint NOT NULL, "at" datetime NOT NULL);
CREATE TABLE "ledger_stream" ("name" varchar(200) NOT NULL PRIMARY KEY, "kind" varchar(20) NOT NULL, "length" integer NOT NULL, "head" varchar(80) NOT NULL, "at" datetime NULL, "folded" text NOT NULL);
CREATE TABLE "ledger_tile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "algorithm" varchar(10) NOT NULL, "level" smallint NOT NULL, "index" bigint NOT NULL, "hashes" BLOB NOT NULL, CONSTRAINT "tile_once_in_its_place" UNIQUE ("algorithm", "level", "index"));
CREATE TABLE "ledger_upkeep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "what" varchar(40) NOT NULL, "at" datetime NOT NULL, "well" bool NOT NULL, "detail" text NOT NULL);
CREATE INDEX "answer_of_case" ON "ledger_answer" ("case_id", "fact");
CREATE INDEX "django_task_backend_071754_idx" ON "django_tasks_database_dbtaskresult" ("backend_name");
CREATE INDEX "django_task_queue_n_99c321_idx" ON "django_tasks_database_dbtaskresult" ("queue_name");
CREATE INDEX "entry_by_hash" ON "ledger_entry" ("hash");
CREATE INDEX "ledger_assigned_person_id_a48819f8" ON "ledger_assigned" ("person_id");
CREATE INDEX "ledger_assigned_stream_32b71d76" ON "ledger_assigned" ("stream");
CREATE INDEX "ledger_attached_entry_id_ff5e77d8" ON "ledger_attached" ("entry_id");
CREATE INDEX "ledger_attached_file_id_4817b425" ON "ledger_attached" ("file_id");
CREATE INDEX "ledger_case_holder_5902c355" ON "ledger_case" ("holder");
CREATE INDEX "ledger_clear_entry_id_d44d0902" ON "ledger_clear" ("entry_id");
CREATE INDEX "ledger_clear_subject_539bc26c" ON "ledger_clear" ("subject");
CREATE INDEX "ledger_proposal_stream_fc927bd1" ON "ledger_proposal" ("stream");
CREATE INDEX "ledger_recommends_holder_9b997068" ON "ledger_recommends" ("holder");
CREATE INDEX "ledger_round_edition_id_8e44dfd0" ON "ledger_round" ("edition_id");
CREATE INDEX "ledger_seat_person_id_e10fcaa3" ON "ledger_seat" ("person_id");
CREATE INDEX "ledger_upkeep_what_fe9b9259" ON "ledger_upkeep" ("what");
CREATE INDEX "not_sent_yet" ON "ledger_message" ("id") WHERE "sent" IS NULL;
CREATE INDEX "organisation_key" ON "ledger_organisation" ("key");
CREATE INDEX "register_of_subject" ON "ledger_registerrow" ("subject", "sort");
CREATE INDEX "tasks_db_new_ordering_idx" ON "django_tasks_database_dbtaskresult" ("status", "priority" DESC, "run_after" ASC, "enqueued_at" ASC) WHERE "status" = 'READY';
CREATE TRIGGER ledger_checkpoint_not_changed BEFORE UPDATE ON ledger_checkpoint
    BEGIN SELECT RAISE(ABORT, 'ledger_checkpoint is only ever added to'); END;
CREATE TRIGGER ledger_checkpoint_not_deleted BEFORE DELETE ON ledger_checkpoint
    BEGIN SELECT RAISE(ABORT, 'ledger_checkpoint is only ever added to'); END;
CREATE TRIGGER ledger_entry_not_changed BEFORE UPDATE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'ledger_entry is only ever added to'); END;
CREATE TRIGGER ledger_entry_not_deleted BEFORE DELETE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'ledger_entry is only ever added to'); END;
CREATE TRIGGER ledger_leaf_not_changed BEFORE UPDATE ON ledger_leaf
    BEGIN SELECT RAISE(ABORT, 'ledger_leaf is only ever added to'); END;
CREATE TRIGGER ledger_leaf_not_deleted BEFORE DELETE ON ledger_leaf
    BEGIN SELECT RAISE(ABORT, 'ledger_leaf is only ever added to'); END;
