import {
  ActionIcon,
  Anchor,
  Autocomplete,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";

/** Warm paper greys in place of the blue ones: the desk that a proof lies on. */
const gray: MantineColorsTuple = [
  "#faf8f4",
  "#f4f1eb",
  "#e9e5dc",
  "#ddd8cd",
  "#cbc5b8",
  "#aca596",
  "#857e72",
  "#625c52",
  "#3d3932",
  "#23211d",
];
const dark: MantineColorsTuple = [
  "#ebe7de",
  "#bab4a8",
  "#979185",
  "#6f6a60",
  "#423f38",
  "#37342e",
  "#272521",
  "#1d1c19",
  "#171614",
  "#100f0e",
];
/** The editor's blue pencil: what can be acted on, and what is selected. */
const pencil: MantineColorsTuple = [
  "#eef1fd",
  "#dde4fb",
  "#b9c6f5",
  "#93a7f0",
  "#7089e8",
  "#5671de",
  "#3d59cc",
  "#2f49b3",
  "#263c95",
  "#1d2e74",
];
/** Proof red: what needs a person's decision, and nothing else. */
const proof: MantineColorsTuple = [
  "#fdf0ec",
  "#fadcd4",
  "#f3b8a8",
  "#ec917a",
  "#e57054",
  "#dd583a",
  "#c2411f",
  "#a5371b",
  "#882d1a",
  "#672213",
];

const field = {
  size: "sm",
  styles: {
    label: { fontWeight: 550, marginBottom: 4 },
    description: { marginTop: 0, marginBottom: 6, lineHeight: 1.4 },
  },
} as const;

/** A dialog's header is no banner of the page, and its cross has a name. */
const dialog = {
  closeButtonProps: { "aria-label": "Close" },
  attributes: { header: { role: "presentation" } },
};

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: "620" },
  colors: { gray, dark, pencil, proof },
  primaryColor: "pencil",
  primaryShade: 6,
  defaultRadius: "md",
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "20px" },
  fontSizes: { xs: "12px", sm: "13.5px", md: "15px", lg: "17px", xl: "20px" },
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    TextInput: TextInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: { ...field, autosize: true, minRows: 2, maxRows: 14 } }),
    Autocomplete: Autocomplete.extend({ defaultProps: field }),
    Select: Select.extend({ defaultProps: field }),
    Button: Button.extend({ defaultProps: { size: "sm" }, styles: { label: { fontWeight: 560 } } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: "subtle", color: "gray" },
      classNames: { root: "stet-action" },
    }),
    Anchor: Anchor.extend({ defaultProps: { inherit: true, underline: "always" } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, fz: 12 } }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", radius: "md", withinPortal: true } }),
    Drawer: Drawer.extend({ defaultProps: dialog }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { "aria-label": "Close" } },
      classNames: { root: "stet-toast" },
    }),
    Modal: Modal.extend({
      defaultProps: {
        ...dialog,
        radius: "lg",
        centered: true,
        overlayProps: { backgroundOpacity: 0.35, blur: 2 },
      },
      styles: { title: { fontWeight: 620, fontSize: 17, letterSpacing: "-0.01em" } },
    }),
  },
});

const own = {
  "--mantine-color-body": "var(--sheet)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-soft)",
};

/** Mantine's surfaces and texts in the colours of global.css, which know light and dark themselves. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...own, "--mantine-color-placeholder": "#7a7367" },
  dark: { ...own, "--mantine-color-placeholder": "#948e82" },
});
