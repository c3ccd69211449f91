import { once } from 'node:events';
import { crc32, createDeflate } from 'node:zlib';

type Shape = {
  readonly width: number;
  readonly height: number;
  readonly bits?: 8 | 16;
  readonly color?: 'rgb' | 'rgba';
};

/** A black PNG of any size, written without a picture in memory: what a hostile sender makes. */
export async function drawPng({ width, height, bits = 8, color = 'rgba' }: Shape): Promise<Buffer> {
  const row = 1 + (width * (color === 'rgba' ? 4 : 3) * bits) / 8;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, color === 'rgba' ? 6 : 2], 8);
  const deflate = createDeflate({ level: 1 });
  const packed: Buffer[] = [];
  deflate.on('data', (part: Buffer) => packed.push(part));
  const zeros = Buffer.alloc(1 << 20);
  for (let left = row * height; left > 0; left -= zeros.length) {
    if (!deflate.write(zeros.subarray(0, Math.min(left, zeros.length)))) await once(deflate, 'drain');
  }
  deflate.end();
  await once(deflate, 'end');
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', Buffer.concat(packed)), chunk('IEND')]);
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
