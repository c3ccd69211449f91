/**
 * Whom to call in Việt Nam, free and at any hour. 111: the national hotline for the protection of children (Decree 56/2017/NĐ-CP). 113, 114 and
 * 115: the numbering plan (Circular 22/2014/TT-BTTTT).
 */
export const EMERGENCY = { children: '111', police: '113', fire: '114', ambulance: '115' } as const;
