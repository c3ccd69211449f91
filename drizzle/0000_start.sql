CREATE TABLE `activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`campaign` text NOT NULL,
	`unit` text NOT NULL,
	`category` text NOT NULL,
	`answers` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` integer,
	`created_role` text NOT NULL,
	`on_behalf` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_role` text,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activities_code` ON `activities` (`code`);--> statement-breakpoint
CREATE INDEX `activities_unit` ON `activities` (`campaign`,`unit`);--> statement-breakpoint
CREATE INDEX `activities_creator` ON `activities` (`created_by`);--> statement-breakpoint
CREATE TABLE `activity_versions` (
	`activity` integer NOT NULL,
	`version` integer NOT NULL,
	`answers` text NOT NULL,
	`changed` text NOT NULL,
	`by` integer,
	`by_role` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`activity`, `version`),
	FOREIGN KEY (`activity`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `addresses` (
	`channel` text NOT NULL,
	`id` text NOT NULL,
	`person` integer NOT NULL,
	`unreachable` text,
	`unreachable_at` integer,
	`last_interaction_at` integer,
	`quiet_until` integer,
	PRIMARY KEY(`channel`, `id`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `addresses_person` ON `addresses` (`person`);--> statement-breakpoint
CREATE TABLE `broadcasts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`created_by` integer,
	`text` text NOT NULL,
	`attachment` text,
	`choosing` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`stop_reason` text,
	`enqueued_to` integer
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`active` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL,
	`applied_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `downloads` (
	`hash` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`expires_at_real` integer NOT NULL,
	`spent` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`person` integer NOT NULL,
	`flow` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `flow`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `files` (
	`hash` text PRIMARY KEY NOT NULL,
	`mime` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`passing` integer DEFAULT false NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`role` text NOT NULL,
	`unit` text,
	`uses_left` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_hash` ON `invitations` (`hash`);--> statement-breakpoint
CREATE TABLE `lanes` (
	`channel` text PRIMARY KEY NOT NULL,
	`paused_until_real` integer DEFAULT 0 NOT NULL,
	`why` text
);
--> statement-breakpoint
CREATE TABLE `link_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`person` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `occurrences` (
	`rule` text NOT NULL,
	`date` text NOT NULL,
	`person` integer NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`postponed_to` integer,
	`handed_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`rule`, `date`, `person`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `occurrences_waiting` ON `occurrences` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`person` integer,
	`lane` integer NOT NULL,
	`body` text,
	`broadcast` integer,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_real` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`message_id` text,
	`delivered_at` integer,
	`seen_at` integer,
	`created_at` integer NOT NULL,
	`created_real` integer DEFAULT (cast(unixepoch('subsec') * 1000 as integer)) NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`channel`,`message_id`) WHERE "outbox"."message_id" is not null;--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`channel`,`lane`,`id`) WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_chat` ON `outbox` (`channel`,`chat`,`lane`,`id`) WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_sending` ON `outbox` (`channel`) WHERE "outbox"."state" = 'sending';--> statement-breakpoint
CREATE INDEX `outbox_broadcast` ON `outbox` (`broadcast`,`state`) WHERE "outbox"."broadcast" is not null;--> statement-breakpoint
CREATE INDEX `outbox_person` ON `outbox` (`person`) WHERE "outbox"."person" is not null;--> statement-breakpoint
CREATE INDEX `outbox_settled` ON `outbox` (`settled_at`) WHERE "outbox"."broadcast" is null and "outbox"."settled_at" is not null;--> statement-breakpoint
CREATE INDEX `outbox_unwiped` ON `outbox` (`id`) WHERE "outbox"."settled_at" is not null and "outbox"."body" is not null;--> statement-breakpoint
CREATE TABLE `persons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lang` text DEFAULT 'vi' NOT NULL,
	`audience` text,
	`unit` text,
	`joined` integer DEFAULT false NOT NULL,
	`consent` text,
	`consent_at` integer,
	`announcements` text DEFAULT 'unasked' NOT NULL,
	`remind_at` text,
	`remind_since` integer,
	`preferred` text,
	`standing` text,
	`shown` text,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	`wrong_code_at` integer,
	`created_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `persons_remind` ON `persons` (`remind_at`) WHERE "persons"."remind_at" is not null;--> statement-breakpoint
CREATE TABLE `photos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`activity` integer,
	`draft_of` integer,
	`sent_by` integer,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`ref` text NOT NULL,
	`album` text,
	`purpose` text DEFAULT 'log' NOT NULL,
	`name` text,
	`copy_of` integer,
	`state` text DEFAULT 'waiting' NOT NULL,
	`hash` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_real` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`removed` integer DEFAULT false NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`activity`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`draft_of`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sent_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `photos_activity` ON `photos` (`activity`);--> statement-breakpoint
CREATE INDEX `photos_draft` ON `photos` (`draft_of`);--> statement-breakpoint
CREATE INDEX `photos_waiting` ON `photos` (`due_real`) WHERE "photos"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `photos_album` ON `photos` (`album`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person` integer NOT NULL,
	`role` text NOT NULL,
	`unit` text,
	`invitation` integer,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` integer,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `roles_person` ON `roles` (`person`);--> statement-breakpoint
CREATE TABLE `schedule_sessions` (
	`campaign` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`row` text NOT NULL,
	`mend` text,
	`mended_by` integer,
	`mended_at` integer,
	`removed` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`campaign`, `code`)
);
--> statement-breakpoint
CREATE TABLE `session_reminders` (
	`person` integer NOT NULL,
	`campaign` text NOT NULL,
	`session` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `campaign`, `session`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`channel` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `units` (
	`campaign` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`row` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`campaign`, `code`)
);
--> statement-breakpoint
CREATE TABLE `updates` (
	`channel` text NOT NULL,
	`id` text NOT NULL,
	`at_real` integer NOT NULL,
	PRIMARY KEY(`channel`, `id`)
);
--> statement-breakpoint
CREATE INDEX `updates_at` ON `updates` (`at_real`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`channel` text NOT NULL,
	`hash` text NOT NULL,
	`ref` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`channel`, `hash`)
);
