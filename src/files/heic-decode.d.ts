declare module 'heic-decode' {
  export type Decoded = {
    readonly width: number;
    readonly height: number;
    readonly data: Uint8ClampedArray<ArrayBuffer>;
  };

  /** The pictures of the file, none decoded yet, each turned as its own boxes say. */
  const heic: {
    all(given: {
      readonly buffer: Uint8Array;
    }): Promise<readonly { decode(): Promise<Decoded> }[] & { dispose(): void }>;
  };
  export default heic;
}
