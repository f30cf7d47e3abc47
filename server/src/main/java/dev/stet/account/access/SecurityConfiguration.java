package dev.stet.account.access;

import dev.stet.account.session.Credentials;
import dev.stet.account.session.Csrf;
import dev.stet.account.signin.SignInPage;
import dev.stet.account.token.TokenCallers;
import dev.stet.http.BodyLimit;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.http.ProblemWriter;
import dev.stet.http.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call what: one chain of filters each for programs, for the public storefronts and for our own pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String SESSION = "/api/v1/session";

    private final TokenCallers tokens;
    private final CallerContexts contexts;
    private final Csrf csrf;
    private final ProblemWriter problems;

    SecurityConfiguration(TokenCallers tokens, CallerContexts contexts, Csrf csrf, ProblemWriter problems) {
        this.tokens = tokens;
        this.contexts = contexts;
        this.csrf = csrf;
        this.problems = problems;
    }

    /** Everything under the API needs a caller, except what is listed here. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, BodyLimit bodyLimit, RequestLimits limits) {
        return common(http, request -> Csrf.reliesOnCookie(request) && !isSignIn(request))
                .securityMatcher("/api/**", "/mcp/**", "/mcp")
                .authorizeHttpRequests(requests -> requests.requestMatchers(SESSION)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/storefront-schema")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> problems.write(Credentials.required(), request, response))
                        .accessDeniedHandler((request, response, e) -> problems.write(denial(e), request, response)))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                // before the protection against forgery, so that a page hears whose session it is
                .addFilterAfter(new SessionMemberFilter(problems), SecurityContextHolderFilter.class)
                .addFilterAfter(new TenantWall(problems), AuthorizationFilter.class)
                .addFilterAfter(new ScopeFilter(problems), TenantWall.class)
                .addFilterAfter(bodyLimit, ScopeFilter.class)
                .addFilterAfter(limits, BodyLimit.class)
                .build();
    }

    /**
     * The storefront says itself what its pages may load, who may frame them and how long they may be kept; the error
     * page, which may come instead, says nothing.
     */
    @Bean
    @Order(2)
    SecurityFilterChain storefronts(HttpSecurity http, RequestLimits limits) {
        return common(http, Csrf::reliesOnCookie)
                .securityMatcher("/t/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable)
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new PageHeaders()))
                .addFilterAfter(limits, AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) {
        return common(http, Csrf::changes)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(handling -> handling.accessDeniedHandler(SecurityConfiguration::startAgain))
                .headers(headers -> headers.addHeaderWriter(new PageHeaders()))
                .addFilterAfter(new BuildModeDoor(), AuthorizationFilter.class)
                .build();
    }

    private HttpSecurity common(HttpSecurity http, RequestMatcher needsCsrfToken) {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .addFilterAfter(new BearerTokenFilter(tokens, contexts, problems), SecurityContextHolderFilter.class)
                .csrf(protection -> protection
                        .csrfTokenRepository(csrf.tokens())
                        .csrfTokenRequestHandler(csrf)
                        .requireCsrfProtectionMatcher(needsCsrfToken))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }

    /** It takes JSON only, which another site can't send, and relies on no cookie. */
    static boolean isSignIn(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getRequestURI().equals(SESSION);
    }

    private static Problem denial(AccessDeniedException e) {
        return e instanceof CsrfException
                ? Problem.of(ProblemType.CSRF_TOKEN_MISSING)
                        .detail("Echo the cookie XSRF-TOKEN in the header X-XSRF-TOKEN.")
                : Problem.of(ProblemType.FORBIDDEN);
    }

    /** A form whose protection has run out is shown afresh, with a word of explanation. */
    private static void startAgain(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        response.setStatus(303);
        response.setHeader("Location", SignInPage.PATH + "?notice=expired");
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
