import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The server answers /build/{slug} with index.html and serves the hashed assets below /build-assets/.
export default defineConfig({
  base: "/build-assets/",
  plugins: [react()],
  server: { proxy: { "/api": "http://localhost:8080", "/t": "http://localhost:8080" } },
});
