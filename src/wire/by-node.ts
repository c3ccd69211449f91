import { ANSWER_LIMIT, type Answered, baseOf, type Carrier, watchedRequest } from './carrier.ts';

/** Node's client as it is: the least work a call. */
export const byNode: Carrier = (root, agents) => {
  const { httpAgent, httpsAgent } = agents.for(root);
  const base = baseOf(root);
  const to = {
    protocol: root.protocol,
    hostname: root.hostname.replace(/^\[|\]$/g, ''),
    port: root.port,
    agent: root.protocol === 'https:' ? httpsAgent : httpAgent,
  };
  return ({ method, path, headers, body }, { signal, onLeft, toNoAnswer }) =>
    new Promise<Answered>((resolve, reject) => {
      const fail = (error: unknown): void => reject(toNoAnswer(error));
      const options = { ...to, method, path: base + path, headers, signal };
      const asked = watchedRequest(root, onLeft)(options, (answer) => {
        const chunks: Buffer[] = [];
        let size = 0;
        answer.once('error', fail);
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > ANSWER_LIMIT) answer.destroy(new Error('maxContentLength'));
        });
        answer.once('end', () => {
          const { statusCode: status = 0, headers: told } = answer;
          resolve({ status, text: Buffer.concat(chunks).toString('utf8'), retryAfter: told['retry-after'] });
        });
      });
      asked.on('error', fail);
      // A request that waits for its agent tells of its end only when that has a connection, or none.
      signal.addEventListener('abort', fail);
      asked.end(body);
    });
};
