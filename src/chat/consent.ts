/**
 * The version of the privacy text that a person agrees to. Raise it when the text comes to say something else about what is kept or why:
 * an older agreement then no longer counts, and consent is asked again.
 */
export const PRIVACY_VERSION = '2026-1';
