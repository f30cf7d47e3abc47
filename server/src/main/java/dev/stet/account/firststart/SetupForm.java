package dev.stet.account.firststart;

import dev.stet.account.demo.DemoTenant;
import dev.stet.account.member.PasswordRules;
import dev.stet.tenant.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the first owner types.
 *
 * @param slug the business's short name, part of its addresses
 * @param business its name for people
 * @param name the owner's
 * @param again the password once more
 */
record SetupForm(String slug, String business, String name, String email, String password, String again) {

    static final SetupForm EMPTY = new SetupForm("", "", "", "", "", "");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    SetupForm {
        slug = slug.strip();
        business = business.strip();
        name = name.strip();
        email = email.strip();
    }

    /** What is wrong, by field, in words for the person who typed it; empty when all is well. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!Line.isFit(business, Line.LONGEST_NAME)) {
            problems.put("business", "Your business needs a name of at most 200 characters, without invisible ones.");
        }
        if (!SLUG.matcher(slug).matches()) {
            problems.put(
                    "slug",
                    "Use small letters a to z, digits, and hyphens between them, at most 63 in all: for example"
                            + " “harbour-studio”.");
        }
        if (slug.equals(DemoTenant.SLUG)) {
            problems.put("slug", "“demo” is kept for the demo that Stet brings along. Choose another.");
        }
        if (!Line.isFit(name, Line.LONGEST_NAME)) {
            problems.put(
                    "name",
                    "Your name is shown beside your changes; it may have at most 200 characters, without invisible ones.");
        }
        if (!Line.isFit(email, Line.LONGEST_EMAIL) || !EMAIL.matcher(email).matches()) {
            problems.put("email", "This doesn’t look like an e-mail address.");
        }
        Optional<String> weak = PasswordRules.problem(password, List.of(email, business, slug, name));
        if (weak.isPresent()) {
            problems.put("password", weak.get());
        } else if (!password.equals(again)) {
            problems.put("again", "The two passwords differ.");
        }
        return problems;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SetupForm[" + slug + "]";
    }
}
