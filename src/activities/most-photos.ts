/** So many photos show an activity. */
export const MOST_PHOTOS = 10;
