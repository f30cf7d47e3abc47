package dev.stet.account;

import dev.stet.http.BodyLimit;
import dev.stet.http.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** Who may call what: one chain of filters for programs, one for pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private final ApiTokens tokens;
    private final CallerContexts contexts;
    private final ProblemWriter problems;

    SecurityConfiguration(ApiTokens tokens, CallerContexts contexts, ProblemWriter problems) {
        this.tokens = tokens;
        this.contexts = contexts;
        this.problems = problems;
    }

    /** Everything under the API needs a caller, except what is listed here. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, BodyLimit bodyLimit) {
        return common(http)
                .securityMatcher("/api/**", "/mcp/**", "/mcp")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/session")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/storefront-schema")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, e) -> problems.write(SignIn.required(), request, response)))
                .addFilterAfter(new TenantWall(problems), AuthorizationFilter.class)
                .addFilterAfter(bodyLimit, TenantWall.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        return common(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private HttpSecurity common(HttpSecurity http) {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .addFilterAfter(new BearerTokens(tokens, contexts, problems), SecurityContextHolderFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }

    /** It runs inside the API's chain only, not once more for every request. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimitOnlyInChain(BodyLimit bodyLimit) {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(bodyLimit);
        registration.setEnabled(false);
        return registration;
    }

    /** There are no users beside the members: this keeps Spring Boot from making one with a printed password. */
    @Bean
    UserDetailsService noOtherUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
