/**
 * Comes before every program of ours (`node --import ./src/runtime.js`). Plain JavaScript in the words of an old Node, so that a Node
 * which can't read the rest says so. The right one comes with `npm ci` where npm has a package for the machine (package.json,
 * optionalDependencies).
 */
import module from 'node:module';

if (process.features.typescript === undefined || process.features.typescript === false) {
  console.error(
    `Bạn Học cần Node.js 22.18 trở lên; máy này đang dùng ${process.version}. Hãy cài bản mới tại https://nodejs.org rồi chạy lại. ` +
      `(Bạn Học needs Node.js 22.18 or newer; this is ${process.version}.)`,
  );
  process.exit(1);
}

// The second start is a third faster. Where the folder can't be written nothing is kept.
module.enableCompileCache();
