import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./ui/global.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { createRoot } from "react-dom/client";
import { slugOf } from "./editor/place.ts";
import { BuildMode } from "./shell/BuildMode.tsx";
import { cssVariables, theme } from "./ui/theme.ts";

const root = document.getElementById("root");
if (!root) throw new Error("Bug: the page has no #root.");
createRoot(root).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <Notifications position="bottom-center" limit={3} />
    <BuildMode slug={slugOf(location.pathname)} />
  </MantineProvider>,
);
