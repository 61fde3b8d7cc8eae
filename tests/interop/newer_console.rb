# A Ruby process with Sidekiq 7 or 8 that does what it is told: a line of Ruby in, its value out as JSON.
require "json"
require "sidekiq"
require "sidekiq/api"
require "sidekiq/web"
require "rack/mock"
require_relative "newer_jobs"

Sidekiq.default_configuration.logger.level = Logger::FATAL

# What the Web UI answers: status and body. A POST brings what its form would.
def web(path, form = nil)
  options = {"rack.session" => {}, "HTTP_SEC_FETCH_SITE" => "same-origin"}
  if form
    if defined?(Sidekiq::Web::CsrfProtection)
      secret = SecureRandom.base64(Sidekiq::Web::CsrfProtection::TOKEN_LENGTH)
      options["rack.session"][:csrf] = secret
      form = form.merge("authenticity_token" => secret)
    end
    options = options.merge(method: "POST", params: form)
  end
  app = Sidekiq::Web.respond_to?(:call) ? Sidekiq::Web : Sidekiq::Web.new
  response = Rack::MockResponse.new(*app.call(Rack::MockRequest.env_for(path, options)))
  [response.status, response.body.to_s.dup.force_encoding("UTF-8")]
end

$stdout.sync = true
$stdin.each_line do |line|
  value = begin
    {value: eval(JSON.parse(line).fetch("do"))}
  rescue StandardError, SyntaxError => error
    {error: "#{error.class}: #{error.message} #{error.backtrace.first(3)}"}
  end
  puts JSON.generate(value)
end
