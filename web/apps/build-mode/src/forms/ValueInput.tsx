import {
  Autocomplete,
  ColorInput,
  Input,
  NumberInput,
  Rating,
  Select,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import { setValue } from "../actions/setValue.ts";
import { isList, type Json, type Path, textOf } from "../content/json.ts";
import { valueAt } from "../content/path.ts";
import { useEditor } from "../editor/Editor.ts";
import type { PlainField, SelectField, SuggestField } from "../schema/fields.ts";
import { fieldId } from "./fieldId.ts";
import { ImageInput } from "./ImageInput.tsx";
import { MarkdownInput } from "./MarkdownInput.tsx";

interface Props {
  readonly field: PlainField | SelectField | SuggestField;
  readonly path: Path;
}

/** What every text-like input is given. */
export interface InputProps {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly error?: string;
  readonly value: string;
  readonly maxLength?: number;
  readonly onText: (text: string) => void;
}

/** The input for one value, by the widget that the schema asks for. */
export function ValueInput({ field, path }: Props) {
  const { content, change, errorAt } = useEditor();
  const value = valueAt(content, path);
  const write = (next: Json | undefined) => change((draft) => setValue(draft, path, next));
  const error = errorAt(path);
  const common = {
    id: fieldId(path),
    label: field.label,
    ...(field.help ? { description: field.help } : {}),
    ...(error ? { error } : {}),
  };
  const input: InputProps = {
    ...common,
    value: textOf(value),
    ...(field.maxLength ? { maxLength: field.maxLength } : {}),
    onText: write,
  };

  switch (field.kind) {
    case "textarea":
      return <TextAreaInput {...input} />;
    case "markdown":
      return <MarkdownInput {...input} />;
    case "image":
      return <ImageInput {...input} />;
    case "lines":
      return <LinesInput {...input} value={linesOf(value)} onText={(text) => write(text.split("\n"))} />;
    case "color":
      return (
        <ColorInput
          {...common}
          size="sm"
          format="hex"
          value={textOf(value)}
          popoverProps={{ withinPortal: true }}
          eyeDropperButtonProps={{ "aria-label": `Take ${field.label} from the screen` }}
          onChange={write}
        />
      );
    case "select":
      return (
        <Select
          {...common}
          data={[...field.options]}
          value={textOf(value) || null}
          clearable={!field.required}
          allowDeselect={false}
          onChange={(next) => write(next ?? undefined)}
        />
      );
    case "suggest":
      return (
        <Autocomplete {...common} data={[...field.suggestions]} value={textOf(value)} onChange={write} />
      );
    case "boolean":
      return <Switch {...common} checked={value === true} onChange={(e) => write(e.currentTarget.checked)} />;
    case "rating":
      return <RatingInput {...common} value={typeof value === "number" ? value : 0} onRate={write} />;
    case "number":
      return (
        <NumberInput
          {...common}
          value={typeof value === "number" ? value : ""}
          onChange={(next) => write(typeof next === "number" ? next : undefined)}
        />
      );
    default:
      return <LineInput {...input} type={field.kind === "url" ? "url" : "text"} />;
  }
}

function LineInput({
  onText,
  maxLength: _max,
  type,
  ...rest
}: InputProps & { readonly type: "url" | "text" }) {
  // Not type="url": browsers would refuse the site's own addresses such as /contact.
  const mode = type === "url" ? ({ inputMode: "url", placeholder: "https:// or /page" } as const) : {};
  return <TextInput {...rest} {...mode} onChange={(event) => onText(event.currentTarget.value)} />;
}

function TextAreaInput({ onText, maxLength: _max, ...rest }: InputProps) {
  return <Textarea {...rest} onChange={(event) => onText(event.currentTarget.value)} />;
}

function LinesInput({ onText, maxLength: _max, description, ...rest }: InputProps) {
  return (
    <Textarea
      {...rest}
      description={description ?? "One per line."}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

function linesOf(value: Json | undefined): string {
  return isList(value) ? value.map(textOf).join("\n") : "";
}

interface RatingProps {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly error?: string;
  readonly value: number;
  readonly onRate: (value: number) => void;
}

function RatingInput({ id, label, description, error, value, onRate }: RatingProps) {
  return (
    <Input.Wrapper
      id={id}
      size="sm"
      label={label}
      labelElement="div"
      {...(description ? { description } : {})}
      {...(error ? { error } : {})}
    >
      <Rating
        value={value}
        color="yellow.6"
        getSymbolLabel={(stars) => `${label}: ${stars} of 5`}
        onChange={onRate}
      />
    </Input.Wrapper>
  );
}
