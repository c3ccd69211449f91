declare module 'heic-decode' {
  /** The first picture of the file, turned as its own boxes say. */
  export default function decode(given: {
    readonly buffer: Uint8Array;
  }): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> }>;
}
