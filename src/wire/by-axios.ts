import { ANSWER_LIMIT, baseOf, type Carrier, watchedRequest } from './carrier.ts';

/**
 * axios, held to what `byNode` keeps to. No error of its own gets out: tokens are in its address and headers. Loaded
 * where a channel calls by it: see download.ts.
 */
export const byAxios: Carrier = (root, agents) => {
  const loading = import('axios').then(({ create, isAxiosError }) => ({
    isAxiosError,
    client: create({
      ...agents.for(root),
      headers: { 'accept-encoding': 'identity' },
      transformRequest: [],
      responseType: 'text',
      validateStatus: () => true,
      maxRedirects: 0,
      maxContentLength: ANSWER_LIMIT,
      decompress: false,
      proxy: false,
    }),
  }));
  const base = root.origin + baseOf(root);
  return async ({ method, path, headers, body }, { signal, onLeft, toNoAnswer }) => {
    const { client, isAxiosError } = await loading;
    try {
      const request = watchedRequest(root, onLeft);
      const asked = { method, url: base + path, headers, data: body, signal, transport: { request } };
      const { status, data, headers: told } = await client.request<string>(asked);
      const retryAfter: unknown = told['retry-after'];
      return { status, text: data, retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined };
    } catch (error) {
      throw isAxiosError(error) ? toNoAnswer(error) : error;
    }
  };
};
