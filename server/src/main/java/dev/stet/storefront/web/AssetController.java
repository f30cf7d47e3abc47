package dev.stet.storefront.web;

import dev.stet.storefront.render.Theme;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What pages load. Their addresses change with what they name, so browsers keep it for ever. */
@RestController
@Hidden // parts of pages, no part of the API
class AssetController implements WebMvcConfigurer {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    @GetMapping("/storefront/theme/{name}.css")
    ResponseEntity<String> stylesheet(@PathVariable String name) {
        return Theme.named(name)
                .map(theme -> ResponseEntity.ok()
                        .contentType(CSS)
                        .cacheControl(FOR_EVER)
                        .body(theme.css()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
    }

    @GetMapping("/storefront/theme/{name}.svg")
    ResponseEntity<String> icon(@PathVariable String name) {
        return Theme.named(name)
                .map(theme -> ResponseEntity.ok()
                        .contentType(SVG)
                        .cacheControl(FOR_EVER)
                        .body(theme.icon()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/storefront/**")
                .addResourceLocations("classpath:/static/storefront/")
                .setCacheControl(FOR_EVER);
        registry.addResourceHandler("/demo/**")
                .addResourceLocations("classpath:/static/demo/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic());
    }
}
