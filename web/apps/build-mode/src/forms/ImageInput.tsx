import { TextInput } from "@mantine/core";
import { IconPhoto, IconPhotoOff } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./forms.module.css";
import type { InputProps } from "./InputProps.ts";

/** The address of a picture, and the picture. */
export function ImageInput({ onText, ...rest }: InputProps) {
  return (
    <div className={classes.image}>
      <Thumbnail key={rest.value} url={rest.value} />
      <TextInput
        {...rest}
        className={classes.imageUrl ?? ""}
        inputMode="url"
        placeholder="https:// or /path/to/picture"
        onChange={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}

function Thumbnail({ url }: { readonly url: string }) {
  const [broken, setBroken] = useState(false);
  if (url === "" || broken) {
    return (
      <div className={classes.thumbnail} title={broken ? "This picture can't be loaded" : "No picture yet"}>
        {broken ? <IconPhotoOff size={18} aria-hidden /> : <IconPhoto size={18} aria-hidden />}
      </div>
    );
  }
  // The alternative text is empty: the field beside it says what this is.
  return <img className={classes.thumbnail} src={url} alt="" onError={() => setBroken(true)} />;
}
