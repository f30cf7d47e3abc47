package dev.stet.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Pages rendered by jte, whose templates were compiled with the server and escape what is put into them. */
@Component
public class Html {

    private static final MediaType TEXT_HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The page, with what the template declares as its parameters. */
    public String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(8192);
        templates.render(template, parameters, output);
        return output.toString();
    }

    /** The page as an answer that is not kept by caches. */
    public ResponseEntity<String> page(HttpStatusCode status, String template, Map<String, Object> parameters) {
        return ResponseEntity.status(status)
                .contentType(TEXT_HTML)
                .header("Cache-Control", "no-store")
                .body(render(template, parameters));
    }
}
