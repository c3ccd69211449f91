CREATE TABLE `asked_questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`key` text NOT NULL,
	`text` text NOT NULL,
	`person` integer NOT NULL,
	`offered` text DEFAULT '[]' NOT NULL,
	`opened` text,
	`state` text DEFAULT 'open' NOT NULL,
	`answer` integer,
	`asked_at` integer NOT NULL,
	`settled_at` integer,
	`told_at` integer,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asked_questions_same` ON `asked_questions` (`campaign`,`key`,`person`);--> statement-breakpoint
CREATE INDEX `asked_questions_state` ON `asked_questions` (`state`,`campaign`,`key`);--> statement-breakpoint
CREATE INDEX `asked_questions_person` ON `asked_questions` (`person`);--> statement-breakpoint
CREATE TABLE `office_answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`question` text NOT NULL,
	`answer` text,
	`opens` text,
	`by` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `office_answers_campaign` ON `office_answers` (`campaign`);