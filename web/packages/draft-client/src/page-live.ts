import type { LiveTransport } from "./live-port.ts";

/** Live connections over WebSockets, to the page's own server. */
export function socketTransport({
  tenant,
  base = "/api/v1",
}: {
  tenant: string;
  base?: string;
}): LiveTransport {
  return {
    open(handlers) {
      const url = new URL(`${base}/tenants/${encodeURIComponent(tenant)}/live`, window.location.href);
      url.protocol = url.protocol.replace("http", "ws");
      const socket = new WebSocket(url);
      socket.onopen = () => handlers.opened();
      socket.onmessage = ({ data }) => handlers.received(String(data));
      socket.onclose = ({ code }) => handlers.closed(code);
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.close(),
      };
    },
  };
}
