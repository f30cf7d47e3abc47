package dev.stet.http.limits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitsConfiguration {

    /** It runs inside the security filters' chains, which know the caller, not once more for every request. */
    @Bean
    FilterRegistrationBean<LimitsFilter> limitsOnlyInChains(LimitsFilter limits) {
        FilterRegistrationBean<LimitsFilter> registration = new FilterRegistrationBean<>(limits);
        registration.setEnabled(false);
        return registration;
    }
}
