import { currentDraft, saveDraft } from "../draft.ts";
import { words } from "../words.ts";
import { card } from "./card.ts";
import { chosen, type Control } from "./control.ts";

export const IDENTITY = "identityHidden";

/** 对承办单位隐藏身份: asked for where the contact is given. */
export function identityChoice(): Control {
  const w = words().identity;
  const hide = card({
    name: IDENTITY,
    value: "yes",
    label: w.hide,
    hint: w.hint,
    first: true,
    checked: currentDraft().identityHidden === true,
    many: true,
    choose: (hidden) => {
      currentDraft().identityHidden = hidden;
      saveDraft();
    },
  });
  return chosen({ name: IDENTITY, label: w.title, required: true }, [hide], "single");
}
