ALTER TABLE `persons` ADD `evening` text;--> statement-breakpoint
ALTER TABLE `persons` ADD `nudges_off` integer DEFAULT false NOT NULL;