CREATE TABLE `code_tries` (
	`who` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `code_tries_at` ON `code_tries` (`at`);--> statement-breakpoint
ALTER TABLE `persons` DROP COLUMN `wrong_codes`;--> statement-breakpoint
ALTER TABLE `persons` DROP COLUMN `wrong_code_at`;