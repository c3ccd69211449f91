CREATE TABLE `frozen_units` (
	`report` integer NOT NULL,
	`unit` text NOT NULL,
	`place` integer NOT NULL,
	`content` text NOT NULL,
	`photos` text NOT NULL,
	`nominations` text NOT NULL,
	PRIMARY KEY(`report`, `unit`),
	FOREIGN KEY (`report`) REFERENCES `frozen_reports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `frozen_units_unit` ON `frozen_units` (`unit`);--> statement-breakpoint
ALTER TABLE `frozen_reports` ADD `summary` text DEFAULT '{}' NOT NULL;