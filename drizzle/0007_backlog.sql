CREATE TABLE `backlog` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`sender` text NOT NULL,
	`update_id` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `backlog_update` ON `backlog` (`channel`,`update_id`);--> statement-breakpoint
CREATE INDEX `backlog_chat` ON `backlog` (`channel`,`chat`,`id`);