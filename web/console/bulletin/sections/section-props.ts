import type { Bulletin } from "../../../../contract/bulletin.ts";

export interface SectionProps {
  readonly bulletin: Bulletin;
}
