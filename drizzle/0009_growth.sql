DROP INDEX `occurrences_waiting`;--> statement-breakpoint
ALTER TABLE `occurrences` ADD `comes_at` integer GENERATED ALWAYS AS (coalesce(postponed_to, due_at)) VIRTUAL;--> statement-breakpoint
CREATE INDEX `occurrences_due` ON `occurrences` (`comes_at`,`person`) WHERE "occurrences"."state" = 'waiting';--> statement-breakpoint
DROP INDEX `activities_unit`;--> statement-breakpoint
ALTER TABLE `activities` ADD `day` text GENERATED ALWAYS AS (json_extract(answers, '$.from')) VIRTUAL;--> statement-breakpoint
CREATE INDEX `activities_withdrawn` ON `activities` (`campaign`,`withdrawn_at`) WHERE "activities"."withdrawn_at" is not null;--> statement-breakpoint
CREATE INDEX `activities_unit` ON `activities` (`campaign`,`unit`,`day`);--> statement-breakpoint
CREATE INDEX `roles_held` ON `roles` (`role`,`unit`) WHERE "roles"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX `session_reminders_session` ON `session_reminders` (`campaign`,`session`,`person`);