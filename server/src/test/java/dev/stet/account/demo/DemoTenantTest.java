package dev.stet.account.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Role;
import dev.stet.account.Scope;
import dev.stet.account.member.Member;
import dev.stet.account.member.Members;
import dev.stet.account.member.Passwords;
import dev.stet.account.token.ApiTokens;
import dev.stet.account.token.TokenCallers;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.Tenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@StetTest
@TestPropertySource(
        properties = {"stet.demo=true", "stet.demo-token=any value at all", "stet.demo-password=demo-password"})
class DemoTenantTest {

    @Autowired
    Http http;

    @Autowired
    DemoTenant demo;

    @Autowired
    Tenants tenants;

    @Autowired
    Members members;

    @Autowired
    ApiTokens tokens;

    @Autowired
    TokenCallers callers;

    @Autowired
    Passwords passwords;

    @Test
    void theTokenIsTheDemoTenantsOwn() {
        Http.Answer answer = http.as("any value at all").get("/api/v1/tenants/demo/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString()).isEqualTo("Nothing is at this address.");
    }

    @Test
    void itHasAnOwnerAndAnEditorWhoCanSignIn() {
        Tenant tenant = tenants.findBySlug("demo").orElseThrow();
        Member owner = members.byEmail(tenant, "owner@demo.example").orElseThrow();
        Member editor = members.byEmail(tenant, "Ana@Demo.example").orElseThrow();

        assertThat(owner.role()).isEqualTo(Role.OWNER);
        assertThat(editor.role()).isEqualTo(Role.EDITOR);
        assertThat(passwords.matches("demo-password", owner.passwordHash())).isTrue();
        assertThat(passwords.matches("demo-password", editor.passwordHash())).isTrue();
    }

    @Test
    void startingAgainChangesNothing() {
        Tenant tenant = tenants.findBySlug("demo").orElseThrow();
        Member before = members.byEmail(tenant, "owner@demo.example").orElseThrow();

        demo.start();

        assertThat(members.byEmail(tenant, "owner@demo.example")).contains(before);
        assertThat(callers.caller("any value at all")).isPresent();
    }

    @Test
    void anotherTokenAtTheNextStartReplacesTheLast() {
        Tenant tenant = tenants.findBySlug("demo").orElseThrow();

        tokens.keepOnly(tenant, new ApiTokens.Wanted("Demo token", Scope.ADMIN, null, "demo"), "the next value");
        assertThat(callers.caller("any value at all")).isEmpty();
        assertThat(callers.caller("the next value")).isPresent();

        demo.start();
        assertThat(callers.caller("any value at all")).isPresent();
        assertThat(callers.caller("the next value")).isEmpty();
    }
}
