package dev.stet.buildmode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** One page for all of Build Mode's addresses: what they mean is the application's business. */
@Controller
class BuildModeController implements WebMvcConfigurer {

    private static final String BUILT = "static/build-assets/";

    /** The page names its assets by hash, so it is asked for anew each time and they never are. */
    @GetMapping({"/build/{slug}", "/build/{slug}/{page}"})
    ResponseEntity<Resource> page() {
        Resource page = new ClassPathResource(BUILT + "index.html");
        if (!page.exists()) {
            // a server that Maven built alone
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(new ByteArrayResource(
                            "Build Mode is not in this server: ./run builds both.".getBytes(UTF_8)));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(page);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/build-assets/assets/**")
                .addResourceLocations("classpath:/" + BUILT + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }
}
