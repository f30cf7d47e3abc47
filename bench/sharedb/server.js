// ShareDB as its documentation sets it up: documents in PostgreSQL, clients on WebSockets. Serves on PORT; the database
// is the one that PGHOST and so on name.
const http = require("node:http");
const ShareDB = require("sharedb");
const PostgresDB = require("sharedb-postgres");
const WebSocketJSONStream = require("@teamwork/websocket-json-stream");
const { WebSocketServer } = require("ws");

const backend = new ShareDB({ db: new PostgresDB({ max: 16 }) });
const server = http.createServer((_, response) => response.end("ready"));
new WebSocketServer({ server }).on("connection", (socket) => backend.listen(new WebSocketJSONStream(socket)));
server.listen(Number(process.env.PORT), "127.0.0.1");
