# A Ruby process that does what it is told: a line of Ruby comes in, its value goes out as JSON.
require "json"
require "stringio"
require "sidekiq"
require "sidekiq/api"
require "sidekiq/web"
require "rack/mock"
require_relative "jobs"

Sidekiq.logger.level = Logger::FATAL

# What the Web UI answers: status and body. A POST brings what its form would.
def web(path, form = nil)
  session = {}
  secret = SecureRandom.base64(Sidekiq::Web::CsrfProtection::TOKEN_LENGTH)
  session[:csrf] = secret
  options = {"rack.session" => session}
  options = options.merge(method: "POST", params: form.merge("authenticity_token" => secret)) if form
  response = Rack::MockResponse.new(*Sidekiq::Web.new.call(Rack::MockRequest.env_for(path, options)))
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
