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
import type { InputProps } from "./InputProps.ts";
import { MarkdownInput } from "./MarkdownInput.tsx";
import { SteadyText } from "./SteadyText.tsx";

interface Props {
  readonly field: PlainField | SelectField | SuggestField;
  readonly path: Path;
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

  switch (field.kind) {
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
    case "lines":
      return (
        <SteadyText value={linesOf(value)} onText={(text) => write(text.split("\n"))}>
          {(text, onText) => <LinesInput {...common} value={text} onText={onText} />}
        </SteadyText>
      );
    default:
      return (
        <SteadyText value={textOf(value)} onText={write}>
          {(text, onText) => <TextualInput {...common} field={field} value={text} onText={onText} />}
        </SteadyText>
      );
  }
}

function TextualInput({ field, ...input }: InputProps & { readonly field: PlainField | SuggestField }) {
  const { onText, ...rest } = input;
  switch (field.kind) {
    case "textarea":
      return <Textarea {...rest} onChange={(event) => onText(event.currentTarget.value)} />;
    case "markdown":
      return <MarkdownInput {...input} />;
    case "image":
      return <ImageInput {...input} />;
    case "color":
      return (
        <ColorInput
          {...rest}
          size="sm"
          format="hex"
          popoverProps={{ withinPortal: true }}
          eyeDropperButtonProps={{ "aria-label": `Take ${field.label} from the screen` }}
          onChange={onText}
        />
      );
    case "suggest":
      return <SuggestInput {...input} suggestions={field.suggestions} />;
    default:
      return <LineInput {...input} type={field.kind === "url" ? "url" : "text"} />;
  }
}

function SuggestInput({ onText, suggestions, ...rest }: InputProps & Pick<SuggestField, "suggestions">) {
  // All of them while one is chosen: who opens the list wants to see the others.
  const isChosen = suggestions.includes(rest.value);
  return (
    <Autocomplete
      {...rest}
      data={[...suggestions]}
      {...(isChosen ? { filter: ({ options }) => options } : {})}
      onChange={onText}
    />
  );
}

function LineInput({ onText, type, ...rest }: InputProps & { readonly type: "url" | "text" }) {
  // Not type="url": browsers would refuse the site's own addresses such as /contact.
  const mode = type === "url" ? ({ inputMode: "url", placeholder: "https:// or /page" } as const) : {};
  return <TextInput {...rest} {...mode} onChange={(event) => onText(event.currentTarget.value)} />;
}

function LinesInput({ onText, description, ...rest }: InputProps) {
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
