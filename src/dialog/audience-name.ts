import type { Campaign } from '../campaign/types.ts';
import { channelName } from '../chat/channel-name.ts';
import type { Say } from '../chat/index.ts';
import type { Choosing } from '../turn/index.ts';

const word = (key: string, values?: Readonly<Record<string, string | Say>>): Say =>
  values === undefined ? { key: `office:${key}` } : { key: `office:${key}`, with: values };

/** "Người phụ trách các đơn vị chưa ghi hoạt động": whom an announcement is for, in words. */
export function audienceName(choosing: Choosing, campaign: Campaign): Say {
  switch (choosing.to) {
    case 'agreed':
    case 'no-log':
      return word(`send.to.${choosing.to}`);
    case 'role':
      return word(`send.to.role-${choosing.role}`);
    case 'commune':
      return word('send.to.commune', {
        name: campaign.units.find((each) => each.code === choosing.unit)?.name ?? choosing.unit,
      });
    case 'unit-type': {
      const type = campaign.plan.unitTypes.find((each) => each.code === choosing.type);
      return word('send.to.unit-type', { name: type ? { local: type.name } : choosing.type });
    }
    default:
      return word('send.to.channel', { channel: channelName(choosing.channel) });
  }
}
