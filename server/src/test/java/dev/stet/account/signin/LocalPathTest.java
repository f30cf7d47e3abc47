package dev.stet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/build/demo", "/build/demo/about?x=%2F%2Fy#top", "/t/demo?preview=draft", "/a//b"})
    void anAddressOnThisServer(String address) {
        assertThat(LocalPath.of(address)).map(LocalPath::value).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "build/demo",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "/build\\..\\evil",
                "https://evil.example",
                "javascript:alert(1)",
                "\t//evil.example",
                "/\t/evil.example",
                "/\u0000/evil.example",
                "/a b",
                "/ü",
                "/x\r\nLocation: //evil.example",
                "/build/not%20a%20url",
                "/build/",
                "/build//demo"
            })
    void anythingElse(String address) {
        assertThat(LocalPath.of(address)).isEmpty();
    }

    @Test
    void anEndlessAddress() {
        assertThat(LocalPath.of("/" + "a".repeat(2_000))).isEmpty();
        assertThat(LocalPath.of(null)).isEmpty();
    }

    @Test
    void theTenantOfAnAddress() {
        assertThat(new LocalPath("/build/demo").tenant()).contains("demo");
        assertThat(new LocalPath("/build/demo/about?x").tenant()).contains("demo");
        assertThat(new LocalPath("/build/demo?x").tenant()).contains("demo");
        assertThat(new LocalPath("/t/demo?preview=draft").tenant()).contains("demo");
        assertThat(new LocalPath("/sign-out").tenant()).isEmpty();
        assertThat(new LocalPath("/build/other").forMemberOf("demo")).isEqualTo(new LocalPath("/build/demo"));
        assertThat(new LocalPath("/t/other?preview=draft").forMemberOf("demo")).isEqualTo(new LocalPath("/build/demo"));
        assertThat(new LocalPath("/t/demo?preview=draft").forMemberOf("demo"))
                .isEqualTo(new LocalPath("/t/demo?preview=draft"));
    }
}
