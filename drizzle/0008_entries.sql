CREATE TABLE `entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`flow` text NOT NULL,
	`version` integer NOT NULL,
	`person` integer,
	`unit` text,
	`answers` text NOT NULL,
	`once` integer NOT NULL,
	`state` text NOT NULL,
	`history` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `entries_person` ON `entries` (`person`,`flow`);--> statement-breakpoint
CREATE INDEX `entries_flow` ON `entries` (`campaign`,`flow`);--> statement-breakpoint
CREATE INDEX `entries_unit` ON `entries` (`campaign`,`flow`,`unit`) WHERE "entries"."unit" is not null;--> statement-breakpoint
INSERT INTO `entries` (`campaign`, `flow`, `version`, `person`, `answers`, `once`, `state`, `created_at`, `changed_at`)
	SELECT `campaign`, 'feedback', 1, `person`, json_object('score', `score`, 'words', `words`), 1,
		iif(`score` IS NULL AND `words` IS NULL, 'asked', 'said'), `asked_at`, coalesce(`at`, `asked_at`)
	FROM `feedback` ORDER BY `asked_at`;--> statement-breakpoint
DROP TABLE `feedback`;--> statement-breakpoint
CREATE INDEX `activity_versions_by` ON `activity_versions` (`by`);--> statement-breakpoint
CREATE INDEX `occurrences_person` ON `occurrences` (`person`);--> statement-breakpoint
CREATE INDEX `photos_sender` ON `photos` (`sent_by`);--> statement-breakpoint
CREATE INDEX `photos_early` ON `photos` (`at`) WHERE "photos"."purpose" = 'early';