/**
 * The tables. `...At` columns are civil instants (milliseconds since the Unix epoch by the bot's clock); `...Real` columns are
 * real instants (`clock.elapsed()`), for what must not follow a sped-up clock. Dates and times of day are 'YYYY-MM-DD' and 'HH:MM'.
 */
export * from './schema/activities.ts';
export * from './schema/campaign.ts';
export * from './schema/door.ts';
export * from './schema/entries.ts';
export * from './schema/files.ts';
export * from './schema/outbox.ts';
export * from './schema/people.ts';
export * from './schema/questions.ts';
export * from './schema/reminders.ts';
export * from './schema/results.ts';
