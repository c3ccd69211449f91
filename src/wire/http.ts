/**
 * Node's HTTP, taken as `require` takes it: `import` reads whatever the module has, and with it Node loads its fetch, its
 * WebSocket and HTTP/2, which is 10 MB that nobody here needs.
 */
export const http = process.getBuiltinModule('node:http');
export const https = process.getBuiltinModule('node:https');
