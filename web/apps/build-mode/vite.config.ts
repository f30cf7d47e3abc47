import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = `http://localhost:${process.env.STET_PORT ?? 8080}`;

/** In development, /build/{slug} is this application, as the server has it when it is built. */
const buildPages: Plugin = {
  name: "build-pages",
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (request.url?.startsWith("/build/")) request.url = "/build-assets/index.html";
      next();
    });
  },
};

// The server answers /build/{slug} with index.html and serves the hashed assets below /build-assets/.
export default defineConfig({
  base: "/build-assets/",
  plugins: [react(), buildPages],
  build: {
    // One file of libraries, which stays in browsers' caches while the application changes.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "libraries", test: /node_modules/ }] } } },
    chunkSizeWarningLimit: 800,
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/t/", "/sign-in", "/demo", "/assets"].map((path) => [path, { target: server, ws: true }]),
    ),
  },
});
