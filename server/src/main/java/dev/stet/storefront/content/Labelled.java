package dev.stet.storefront.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a form shows for a field or a kind of section, and how much the field may hold. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface Labelled {

    String title();

    String description() default "";

    Widget widget() default Widget.NONE;

    /** The longest text in code points, or the most items of a list; 0 takes the widget's own limit. */
    int max() default 0;

    /** What a missing boolean counts as. */
    boolean on() default false;
}
