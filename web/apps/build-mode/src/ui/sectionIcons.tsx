import {
  IconAlignLeft,
  IconArticle,
  IconBlockquote,
  IconBox,
  IconCoin,
  IconHelpCircle,
  IconMapPin,
  IconPhoto,
  type IconProps,
  IconSparkles,
  IconSpeakerphone,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

const ICONS: Readonly<Record<string, ComponentType<IconProps>>> = {
  hero: IconArticle,
  text: IconAlignLeft,
  gallery: IconPhoto,
  testimonials: IconBlockquote,
  faq: IconHelpCircle,
  contact: IconMapPin,
  cta: IconSpeakerphone,
  pricing: IconCoin,
  features: IconSparkles,
};

/** The picture of a section type; a box for one that this version does not know. */
export function SectionIcon({ type, size = 16 }: { readonly type: string; readonly size?: number }) {
  const Icon = ICONS[type] ?? IconBox;
  return <Icon size={size} stroke={1.7} aria-hidden />;
}
