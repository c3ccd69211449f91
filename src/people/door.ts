import type { Campaign } from '../campaign/types.ts';
import { areasOf, isCommune, unitOf } from '../campaign/unit-tree.ts';
import type { Role } from '../chat/index.ts';
import { createForgetting } from '../store/forgetting.ts';
import { createReadHoldings } from '../store/holdings.ts';
import { createKept } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import { NotAllowed, type People } from '../turn/index.ts';
import { createHolders } from './holders.ts';
import { createInvitations } from './invitations.ts';
import { createLinking } from './linking.ts';
import { createProfile } from './profile.ts';
import { allows, grants, sightOf } from './rights.ts';
import type { Visit } from './visit.ts';

const HOLDERS_AT_ONCE = 100;

/**
 * Opens the people's door for one person and one turn; everything behind it is prepared once. Rights are read inside
 * each act, so that a role given or taken back counts at once, whatever button is tapped.
 */
export function createPeopleDoor(store: Store): (visit: Visit) => People {
  const holdings = createReadHoldings(store);
  const invitations = createInvitations(store);
  const holders = createHolders(store);
  const profile = createProfile(store);
  const kept = createKept(store);
  const forgetting = createForgetting(store);
  const linking = createLinking(store);

  return (visit) => {
    const { person, now, campaign } = visit;
    const holds = visit.holds ?? (() => holdings(person.id));
    return {
      ...profile(visit),
      may: (act, unit) => allows(holds(), act, unit, areasOf(campaign, unit)),
      sight: () => sightOf(holds()),
      invite(role, unit, options) {
        const own = role === 'office' ? null : unit;
        if (!isPlaceOf(role, own, campaign) || !grants(holds(), role, own)) throw new NotAllowed('invite');
        return invitations.create({ role, unit: own, ...options, by: person.id, now });
      },
      redeem: (code) => invitations.redeem(person.id, visit.address, code, now),
      invitations() {
        const mine = holds();
        return invitations.open(now).filter((each) => grants(mine, each.role, each.unit));
      },
      holderCount: () => holders.count(person.id, holds()),
      holders: (skip = 0, most = HOLDERS_AT_ONCE) => holders.seenBy(person.id, holds(), skip, most),
      holder: (id) => holders.find(id, person.id, holds()),
      heldUnits: (role = null) =>
        holders.heldUnits(
          campaign.units.map((unit) => unit.code),
          role,
          holds(),
        ),
      revokeInvitation(id) {
        const one = invitations.find(id);
        if (!one || !grants(holds(), one.role, one.unit)) throw new NotAllowed('revoke');
        invitations.revoke(id, now);
      },
      revokeHolding: (id) => holders.revoke(id, person.id, holds(), now),
      offerLink: () => linking.offer(person.id, now),
      isLinkOffered: () => linking.isOffered(now),
      acceptLink: (code) => linking.accept(person.id, visit.address, code, now, holds().length > 0),
      confirmLink: (tag) => linking.confirm(person.id, visit.address, tag, now),
      addresses: () => linking.addressesOf(person.id, visit.address),
      unlink: (channel, id) => linking.unlink(person.id, { channel, id }, now),
      setPreferred: (channel) => linking.prefer(person.id, channel),
      kept: () => kept(person.id),
      erase: () => forgetting.erase(person.id, now),
    };
  };
}

/** Whether a role can be held there: the office's nowhere, a viewer's in a commune or for everything, the others in any unit. */
function isPlaceOf(role: Role, unit: string | null, campaign: Campaign): boolean {
  if (unit === null) return role === 'office' || role === 'viewer';
  const place = unitOf(campaign, unit);
  return place !== null && (role !== 'viewer' || isCommune(campaign, place));
}
