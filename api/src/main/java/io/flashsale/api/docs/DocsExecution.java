package io.flashsale.api.docs;

import org.springdoc.webflux.api.OpenApiResource;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Makes the OpenAPI page off the event loops: the first time it takes seconds. */
@Configuration(proxyBeanMethods = false)
class DocsExecution implements WebFluxConfigurer {

    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer
                .setExecutor(new VirtualThreadTaskExecutor("docs-"))
                .setControllerMethodPredicate(method -> OpenApiResource.class.isAssignableFrom(method.getBeanType()));
    }
}
